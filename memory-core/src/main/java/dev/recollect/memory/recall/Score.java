// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a memory ranks where it does: a value and the named parts that sum to it. Immutable.
 *
 * @param value in [0, 1], higher is better
 * @param parts by name, in a fixed order; may be negative under the default profile; their sum is the value up to
 *     rounding in the last bits
 */
public record Score(double value, Map<String, Double> parts) {
    /** Copies the map, in its order. */
    public Score {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }
}
