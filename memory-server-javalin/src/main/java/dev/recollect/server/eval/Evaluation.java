// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.eval;

import dev.recollect.memory.Limits;
import dev.recollect.memory.Memory;
import dev.recollect.memory.recall.RecallProfile;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.recall.Recollection;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.remember.Remembered;
import dev.recollect.server.transfer.ImportSource;
import dev.recollect.server.transfer.RecallTurns;
import dev.recollect.server.transfer.TransferException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Measures recall on a set: remembers its conversations in a scratch memory, each as a user of its own, and asks every
 * question among the memories of its conversation. The clock stands still, a day after a conversation's last turn, so that
 * the figures but for the times can be repeated. Blocks until it is done.
 */
public final class Evaluation {
    private static final String TENANT = "evaluation";
    private static final int STEP = 50;

    private final Function<InstantSource, Memory> scratch;
    private final Listener listener;

    /** Hears how far an evaluation is. */
    public interface Listener {
        /**
         * Some turns were remembered or questions asked.
         *
         * @param what {@code turns} or {@code questions}
         * @param done how many so far
         * @param total how many there are
         */
        void progressed(String what, long done, long total);
    }

    /**
     * Creates an evaluation.
     *
     * @param scratch opens an empty memory on a clock, without background work; it is closed at the end
     * @param listener hears how far it is
     */
    public Evaluation(Function<InstantSource, Memory> scratch, Listener listener) {
        this.scratch = scratch;
        this.listener = listener;
    }

    /**
     * Runs.
     *
     * @param source the recall set
     * @param profiles the profiles to measure, at least one
     * @return the figures
     * @throws TransferException if the set is malformed; names the place
     */
    public EvaluationReport run(ImportSource source, List<RecallProfile> profiles) {
        RecallSet set = RecallSet.read(source, TENANT);
        Clock clock = new Clock();
        try (Memory memory = scratch.apply(clock)) {
            remember(set, memory, clock, source.name());
            Map<String, Tally> tallies = new LinkedHashMap<>();
            profiles.forEach(profile -> tallies.put(profile.name(), new Tally()));
            long asked = 0;
            long total = (long) set.questions() * profiles.size();
            for (Conversation conversation : set.conversations()) {
                clock.now = conversation.now();
                for (Question question : conversation.questions()) {
                    for (RecallProfile profile : profiles) {
                        ask(
                                memory,
                                conversation,
                                question,
                                profile,
                                Objects.requireNonNull(tallies.get(profile.name())));
                        asked++;
                    }
                    listener.progressed("questions", asked, total);
                }
            }
            Map<String, ProfileReport> reports = new LinkedHashMap<>();
            tallies.forEach((name, tally) -> reports.put(name, tally.report()));
            return new EvaluationReport(
                    set.name(), TrainingSets.bundled().contains(set.name()), reports, set.skipped());
        }
    }

    private void remember(RecallSet set, Memory memory, Clock clock, String file) {
        long done = 0;
        for (Conversation conversation : set.conversations()) {
            clock.now = conversation.now();
            List<RememberRequest> turns = conversation.turns();
            for (int from = 0; from < turns.size(); from += STEP) {
                List<RememberRequest> step = turns.subList(from, Math.min(turns.size(), from + STEP));
                requireStored(memory.rememberAll(step), file, conversation, from);
                done += step.size();
                listener.progressed("turns", done, set.turns());
            }
        }
        memory.completeContexts();
    }

    private static void requireStored(List<Remembered> outcomes, String file, Conversation conversation, int before) {
        for (int i = 0; i < outcomes.size(); i++) {
            if (!outcomes.get(i).stored()) {
                throw new TransferException(file + ", turn " + (before + i + 1) + " of conversation '"
                        + conversation.id() + "': " + outcomes.get(i).detail());
            }
        }
    }

    private static void ask(
            Memory memory, Conversation conversation, Question question, RecallProfile profile, Tally tally) {
        RecallRequest request = RecallRequest.of(RecallTurns.scopeOf(TENANT, conversation.id()), question.text())
                .withProfile(profile)
                .withTopK(Limits.TOP_K)
                .withRecorded(false);
        long start = System.nanoTime();
        Recollection recollection = memory.recall(request);
        tally.took(recollection, System.nanoTime() - start);
        Ranking ranking = new Ranking(recollection.memories().stream()
                .map(memoryOf -> memoryOf.experience().content().attributes().get(RecallTurns.TURN_ID))
                .filter(Objects::nonNull)
                .toList());
        tally.add(question.category(), ranking.against(question.evidence(), conversation.sessions()));
    }

    /* What stands still until the next conversation. */
    private static final class Clock implements InstantSource {
        private volatile Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }
    }
}
