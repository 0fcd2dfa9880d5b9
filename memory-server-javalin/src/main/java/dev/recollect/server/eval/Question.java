// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.eval;

import java.util.Set;

/**
 * A question with an answer that can be measured.
 *
 * @param text what is asked
 * @param category its kind
 * @param evidence the turns that hold the answer, at least one, all known
 */
record Question(String text, String category, Set<String> evidence) {
    Question {
        evidence = Set.copyOf(evidence);
    }
}
