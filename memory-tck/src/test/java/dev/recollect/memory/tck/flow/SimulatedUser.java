// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck.flow;

import dev.recollect.memory.answer.AnswerRequest;
import dev.recollect.memory.answer.ChatResponder;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.reflection.Feedback;
import dev.recollect.memory.salience.Salience;
import dev.recollect.memory.store.Finding;
import dev.recollect.memory.tck.ScriptedChatModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.DoublePredicate;

/**
 * Somebody with a hundred memories of each kind. On each day the user asks about the next five useful ones, says thanks for
 * half of the answers and sometimes judges the memory itself; recalls a neutral one; complains about three pieces of junk, and
 * pastes five in again. The same seed lives the same life.
 */
final class SimulatedUser implements AutoCloseable {
    private static final int OF_A_KIND = 100;
    private static final int ASKED = 5;
    private static final int COMPLAINED = 3;
    private static final int PASTED = 5;
    private static final List<Integer> SHOWN = List.of(0, 5, 10, 20, 30, 45, 60);

    private final Random random;
    private final ScriptedChatModel model = new ScriptedChatModel();
    private final InMemory in = new InMemory(new ChatResponder(model));
    private final Map<Kind, List<ExperienceId>> all = new EnumMap<>(Kind.class);
    private final Map<Kind, List<Double>> courses = new EnumMap<>(Kind.class);
    private final List<String> things = new ArrayList<>();
    private final Map<Integer, List<ExperienceId>> pastes = new HashMap<>();
    private int pasted;
    private int gained;

    /** What a memory is worth to the user. */
    enum Kind {
        USEFUL,
        NEUTRAL,
        JUNK,
        COPY
    }

    SimulatedUser(long seed) {
        random = new Random(seed);
        for (Kind kind : Kind.values()) {
            all.put(kind, new ArrayList<>());
            courses.put(kind, new ArrayList<>());
        }
    }

    void begins() {
        for (int i = 0; i < OF_A_KIND; i++) {
            things.add(word() + " " + word());
            of(Kind.USEFUL).add(remember("The " + things.get(i) + " is kept in " + word() + " " + word()));
            of(Kind.NEUTRAL).add(remember("Saw a " + word() + " near the " + word() + " " + word()));
            of(Kind.JUNK).add(remember(junk(i)));
        }
        settle();
    }

    void lives(int day) {
        in.clock.advance(Duration.ofHours(9));
        for (int i = 0; i < ASKED; i++) {
            asks((day * ASKED + i) % OF_A_KIND, "day-" + day + "-" + i);
        }
        in.memory.recall(RecallRequest.of(InMemory.ADA, text(of(Kind.NEUTRAL).get(random.nextInt(OF_A_KIND)))));
        for (int i = 0; i < COMPLAINED; i++) {
            in.memory.feedback(Feedback.of(InMemory.ADA, of(Kind.JUNK).get(random.nextInt(OF_A_KIND)), false));
        }
        in.memory.saliences().refresh();
        for (int i = 0; i < PASTED; i++) {
            pastes(random.nextInt(OF_A_KIND));
        }
        in.clock.advance(Duration.ofHours(15));
        settle();
    }

    private void asks(int which, String session) {
        model.thenAnswers(text(of(Kind.USEFUL).get(which)) + ".");
        in.memory.answer(AnswerRequest.of(InMemory.ADA, "Where is the " + things.get(which) + " kept?")
                .withSession(session));
        if (random.nextBoolean()) {
            model.thenAnswers("Gladly.");
            in.memory.answer(
                    AnswerRequest.of(InMemory.ADA, "Thanks, that helped!").withSession(session));
        }
        if (random.nextInt(3) == 0) {
            in.memory.feedback(Feedback.of(InMemory.ADA, of(Kind.USEFUL).get(which), true));
        }
    }

    private void pastes(int which) {
        ExperienceId original = of(Kind.JUNK).get(which);
        List<ExperienceId> before = pastes.computeIfAbsent(which, w -> new ArrayList<>(List.of(original)));
        double greatest = before.stream().mapToDouble(this::salience).max().orElseThrow();

        ExperienceId copy = remember(junk(which));
        in.memory.saliences().refresh();

        pasted++;
        gained += salience(copy) > greatest ? 1 : 0;
        before.add(copy);
        of(Kind.COPY).add(copy);
    }

    private void settle() {
        in.memory.saliences().refresh();
        for (Kind kind : Kind.values()) {
            course(kind)
                    .add(of(kind).stream().mapToDouble(this::salience).average().orElse(Double.NaN));
        }
    }

    private double salience(ExperienceId id) {
        Salience salience = in.memory.saliences().of(InMemory.ADA, List.of(id)).get(id);
        if (salience == null) {
            throw new AssertionError("the salience of " + id + " must have been computed");
        }
        return salience.value();
    }

    private List<ExperienceId> of(Kind kind) {
        return all.getOrDefault(kind, List.of());
    }

    private List<Double> course(Kind kind) {
        return courses.getOrDefault(kind, List.of());
    }

    private static String junk(int which) {
        return "Buy now offer " + which * 7_919 + " cheap " + Integer.toString(which * 104_729, 36) + " pills";
    }

    private String text(ExperienceId id) {
        return in.memory.find(InMemory.ADA, id).orElseThrow().content().text();
    }

    private ExperienceId remember(String text) {
        return in.memory.remember(InMemory.ADA, text).id().orElseThrow();
    }

    private String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            word.append("bdfgklmnprstvz".charAt(random.nextInt(14))).append("aeiou".charAt(random.nextInt(5)));
        }
        return word.toString();
    }

    /** The mean at the end of a day, 0 for the one before the first. */
    double mean(Kind kind, int day) {
        return course(kind).get(day);
    }

    /** The share of a kind whose salience is as asked, at the end. */
    double share(Kind kind, DoublePredicate asked) {
        return of(kind).stream().filter(id -> asked.test(salience(id))).count() / (double) OF_A_KIND;
    }

    int pasted() {
        return pasted;
    }

    /** How many copies ever mattered more than all that said the same before. */
    int gainedByPasting() {
        return gained;
    }

    List<Finding> findings() {
        return in.memory.verify();
    }

    /** The mean of each kind by day, as a table in Markdown. */
    List<String> table() {
        List<String> lines =
                new ArrayList<>(List.of("| day | useful | neutral | junk | copies of junk |", "|---|---|---|---|---|"));
        for (int day : SHOWN) {
            StringBuilder line = new StringBuilder("| " + day + " |");
            for (Kind kind : Kind.values()) {
                double mean = mean(kind, day);
                line.append(Double.isNaN(mean) ? " – |" : String.format(Locale.ROOT, " %.3f |", mean));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    @Override
    public void close() {
        in.close();
    }
}
