// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import java.util.Collection;
import java.util.List;

/**
 * What was drawn for a query.
 *
 * @param candidates what may be recalled, each once
 * @param background the best of the scope whatever the request's filter, each once; what a session is worth is read from
 *     these, so that a filter changes no score
 */
record Drawn(Collection<Turn> candidates, Collection<Turn> background) {
    Drawn {
        candidates = List.copyOf(candidates);
        background = List.copyOf(background);
    }
}
