// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.remember;

import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceType;
import java.util.List;
import java.util.Optional;

/**
 * An experience that is checked and redacted, and not yet embedded.
 *
 * @param index its place in the caller's list
 * @param experience the experience; its affect is still to be read unless {@code imported}
 * @param redacted kinds of secrets that were taken out
 * @param keyHash the hash of the idempotency key
 * @param imported whether the experience comes as it once was, affect included
 */
record Prepared(int index, Experience experience, List<String> redacted, Optional<Digest> keyHash, boolean imported) {
    /** Whether it is a turn: what happened, in a session. */
    boolean isTurn() {
        return experience.type() == ExperienceType.OCCURRENCE
                && experience.sessionId().isPresent();
    }
}
