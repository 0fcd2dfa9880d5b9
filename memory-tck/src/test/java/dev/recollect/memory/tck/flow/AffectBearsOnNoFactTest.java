// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.answer.Answer;
import dev.recollect.memory.answer.AnswerRequest;
import dev.recollect.memory.answer.ChatResponder;
import dev.recollect.memory.lens.FactGuard;
import dev.recollect.memory.lens.Faithfulness;
import dev.recollect.memory.tck.ScriptedChatModel;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("However user, memories and answers feel, over 10,000 random cases")
class AffectBearsOnNoFactTest {
    private static final int MEMORIES_MADE = 500;
    private static final int ANSWERS_OF_EACH = 20;
    private static final String REFERENCES = "\n\nMemories:\n";

    private static final String[] NAMES = {"Ada", "Grace Hopper", "Zürich", "Mr Novák"};
    private static final String[] DAYS = {"5 May 2027", "2026-01-31", "Monday", "yesterday"};
    private static final String[] AMOUNTS = {"3.5 km", "€1,250", "12 %", "twenty-five grams", "-4 °C"};
    private static final String[] MODES = {"may", "must", "will", "cannot", "does not have to", "should never"};

    private final FactGuard guard = new FactGuard();

    private static String draft(Random random) {
        return Stream.generate(() -> sentence(random))
                .limit(1 + random.nextInt(4))
                .collect(Collectors.joining(random.nextBoolean() ? " " : "\n"));
    }

    private static String sentence(Random random) {
        String name = oneOf(random, NAMES);
        return switch (random.nextInt(6)) {
            case 0 ->
                name + " " + oneOf(random, MODES) + " pay " + oneOf(random, AMOUNTS) + " on " + oneOf(random, DAYS)
                        + ".";
            case 1 ->
                "At " + random.nextInt(24) + ":" + (10 + random.nextInt(50)) + " " + name + " said: \"Not before "
                        + oneOf(random, DAYS) + "\" [1].";
            case 2 ->
                "See https://example.org/" + random.nextInt(1_000) + " and run `make -j" + random.nextInt(9) + "`.";
            case 3 -> "The list:\n- " + oneOf(random, AMOUNTS) + " of salt\n- " + name + "\n- no sugar";
            case 4 ->
                "I am not sure that " + name + " knows; it is very hard to carry " + oneOf(random, AMOUNTS) + " alone.";
            default -> "You do not have to wait for " + name + ", unless it rains on " + oneOf(random, DAYS) + "!";
        };
    }

    private static String oneOf(Random random, String[] values) {
        return values[random.nextInt(values.length)];
    }

    @Test
    @DisplayName("mode preface shows the draft byte for byte, with its facts and no others, whatever stands before it")
    void draftsStand() {
        Map<Manner, Integer> seen = new EnumMap<>(Manner.class);

        for (int made = 0; made < MEMORIES_MADE; made++) {
            Random random = new Random(made);
            ScriptedChatModel model = new ScriptedChatModel();
            try (InMemory with =
                    new InMemory(new ChatResponder(model), builder -> builder.detector(new Felt(random.nextLong())))) {
                with.memory.remember(InMemory.ADA, sentence(random));
                with.memory.remember(InMemory.ADA, sentence(random));
                for (int i = 0; i < ANSWERS_OF_EACH; i++) {
                    String draft = draft(random);
                    model.thenAnswers(draft);

                    Answer answer = with.memory.answer(AnswerRequest.of(InMemory.ADA, sentence(random)));

                    seen.merge(check(draft, answer), 1, Integer::sum);
                }
            }
        }

        assertThat(seen.values().stream().mapToInt(count -> count).sum()).isEqualTo(10_000);
        assertThat(seen).as("both with and without a preface").containsOnlyKeys(Manner.values());
    }

    private Manner check(String draft, Answer answer) {
        String preface = answer.preface().map(words -> words.text() + "\n\n").orElse("");
        String response = answer.response();
        assertThat(answer.draft()).isEqualTo(draft);
        assertThat(response).startsWith(preface + draft);
        String after = response.substring(preface.length() + draft.length());
        assertThat(after.isEmpty() || after.startsWith(REFERENCES)).as(after).isTrue();
        if (preface.isEmpty()) {
            return Manner.PLAIN; // the answer is the draft
        }
        Faithfulness facts = guard.compare(draft, preface + draft);
        assertThat(facts.faithful()).as("%s%n%s", preface + draft, facts).isTrue();
        return Manner.WITH_SYMPATHY;
    }

    private enum Manner {
        PLAIN,
        WITH_SYMPATHY
    }
}
