// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.salience.Salience;
import java.util.Map;

/**
 * How much a memory matters by itself.
 *
 * @param value in [0, 1]
 * @param parts the five terms with their weights, which sum to it
 */
public record SalienceJson(double value, Map<String, Double> parts) {
    /**
     * A salience.
     *
     * @param salience the salience
     * @return its shape
     */
    public static SalienceJson of(Salience salience) {
        return new SalienceJson(salience.value(), salience.parts());
    }
}
