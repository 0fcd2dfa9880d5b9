// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.eval;

import dev.recollect.memory.remember.RememberRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A conversation of a recall set, ready to be remembered and asked about. Immutable.
 *
 * @param id its id, the user of its memory
 * @param turns what is remembered, in order
 * @param sessions the session of each turn
 * @param latest when the last turn happened
 * @param questions what is asked
 * @param skipped questions without evidence, or with evidence that is no turn
 */
record Conversation(
        String id,
        List<RememberRequest> turns,
        Map<String, String> sessions,
        Instant latest,
        List<Question> questions,
        int skipped) {
    private static final Duration AFTERWARDS = Duration.ofDays(1);

    Conversation {
        turns = List.copyOf(turns);
        sessions = Map.copyOf(sessions);
        questions = List.copyOf(questions);
    }

    /** The moment at which it is remembered and asked about: a day after its last turn, so that a run can be repeated. */
    Instant now() {
        return latest.plus(AFTERWARDS);
    }
}
