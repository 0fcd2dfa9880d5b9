// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.remember.Remembered;
import java.util.List;

/**
 * What became of something to remember.
 *
 * @param experienceId the experience, of a duplicate the first one
 * @param duplicate whether it was there already
 * @param redacted the kinds of secrets that were taken out
 */
public record RememberedJson(String experienceId, boolean duplicate, List<String> redacted) {
    /**
     * An outcome.
     *
     * @param outcome the outcome of something that is stored
     * @return its shape
     */
    public static RememberedJson of(Remembered outcome) {
        ExperienceId id = outcome.id().orElseThrow();
        return new RememberedJson(id.value(), outcome.duplicate(), outcome.redacted());
    }
}
