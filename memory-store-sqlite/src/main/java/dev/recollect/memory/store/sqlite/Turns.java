// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceType;
import java.util.Optional;

/** Turns: occurrences with a session, ordered in it by (occurredAt, id). */
final class Turns {
    /* Arguments: scope, session, occurred_at, id of the place. */
    static final String BEFORE = """
            SELECT seq, id FROM experience
            WHERE scope = ? AND session = ? AND type = 'occurrence' AND (occurred_at, id) < (?, ?)
            ORDER BY occurred_at DESC, id DESC LIMIT 1""";

    static final String AFTER = """
            SELECT seq, id FROM experience
            WHERE scope = ? AND session = ? AND type = 'occurrence' AND (occurred_at, id) > (?, ?)
            ORDER BY occurred_at, id LIMIT 1""";

    /* The seq of the turn before the turn e, of one that is none NULL. */
    static final String BEFORE_E = """
            CASE WHEN e.type = 'occurrence' THEN (
              SELECT b.seq FROM experience b
              WHERE b.scope = e.scope AND b.session = e.session AND b.type = 'occurrence'
                AND (b.occurred_at, b.id) < (e.occurred_at, e.id)
              ORDER BY b.occurred_at DESC, b.id DESC LIMIT 1) END""";

    /* The seq of the turn after the turn e. */
    static final String AFTER_E = """
            CASE WHEN e.type = 'occurrence' THEN (
              SELECT a.seq FROM experience a
              WHERE a.scope = e.scope AND a.session = e.session AND a.type = 'occurrence'
                AND (a.occurred_at, a.id) > (e.occurred_at, e.id)
              ORDER BY a.occurred_at, a.id LIMIT 1) END""";

    private Turns() {}

    static Optional<String> sessionOf(Experience experience) {
        return experience.type() == ExperienceType.OCCURRENCE ? experience.sessionId() : Optional.empty();
    }
}
