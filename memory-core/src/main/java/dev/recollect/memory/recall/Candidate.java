// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.experience.ExperienceId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A memory that was considered, with everything its place among the others follows from. Immutable.
 *
 * @param id the memory
 * @param signals its signals, whatever the profile
 * @param score its score under the profile
 * @param relevant whether it is likely to bear on the query
 */
public record Candidate(ExperienceId id, Map<Signal, Double> signals, Score score, boolean relevant) {
    /** Copies the map, in the order of the signals. */
    public Candidate {
        Map<Signal, Double> ordered = new EnumMap<>(Signal.class);
        ordered.putAll(signals);
        signals = Collections.unmodifiableMap(ordered);
    }
}
