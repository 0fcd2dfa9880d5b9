// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import java.util.List;

/**
 * Cuts texts into the terms that keyword search counts. Pure: the same text always gives the same terms. Safe for use by
 * multiple threads.
 */
public interface TextAnalyzer {
    /**
     * The name and version; postings of one analyser mean nothing to another.
     *
     * @return a short name
     */
    String id();

    /**
     * The terms of a text.
     *
     * @param text any text
     * @return its terms in order, repeated as often as they occur; at most 200 characters each
     */
    List<String> terms(String text);
}
