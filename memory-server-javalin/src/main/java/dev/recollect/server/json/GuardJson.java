// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.lens.Fact;
import dev.recollect.memory.lens.Faithfulness;
import java.util.List;

/**
 * How the facts of two texts compare.
 *
 * @param faithful whether both state the same
 * @param lost what only the draft states
 * @param added what only the styled answer states
 */
public record GuardJson(boolean faithful, List<FactJson> lost, List<FactJson> added) {
    /**
     * A fact.
     *
     * @param kind number, date, time, name, link, code, quote, list_item, citation, negation, modality, quantifier,
     *     comparison or circumstance
     * @param text how it is said
     */
    public record FactJson(String kind, String text) {
        private static FactJson of(Fact fact) {
            return new FactJson(fact.kind().wireName(), fact.text());
        }
    }

    /**
     * A comparison.
     *
     * @param faithfulness what came of it
     * @return its shape
     */
    public static GuardJson of(Faithfulness faithfulness) {
        return new GuardJson(
                faithfulness.faithful(),
                faithfulness.lost().stream().map(FactJson::of).toList(),
                faithfulness.added().stream().map(FactJson::of).toList());
    }
}
