// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where an experience stands in the light of a request, and why it was not recalled if it was not. Immutable.
 *
 * @param id which
 * @param experience the experience; empty if the user has none of that id
 * @param rank its place from 1 on among all experiences that pass the request's filter, were it one of them; counted before
 *     any cut and without regard to diversity. Empty for an unknown one, and where more than {@link Limits#RANKED} pass
 * @param ranked how many experiences pass the filter; {@link Limits#RANKED} + 1 for more than so many
 * @param score its score under the request's profile; empty for an unknown one
 * @param relevant whether it is likely to bear on the query
 * @param dropped what kept it out; empty if it was recalled
 */
public record Explained(
        ExperienceId id,
        Optional<Experience> experience,
        OptionalInt rank,
        int ranked,
        Optional<Score> score,
        boolean relevant,
        Optional<Dropped> dropped) {
    /**
     * Whether it is among the memories of the recollection.
     *
     * @return true if nothing kept it out
     */
    public boolean recalled() {
        return dropped.isEmpty();
    }
}
