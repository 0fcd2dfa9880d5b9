// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.redaction;

import java.util.List;

/** Finds secrets of one form. Immutable; takes time in proportion to the length of the text. */
interface SecretRule {
    /**
     * Finds the secrets of a text.
     *
     * @param text any text
     * @return where they are, in the order of the text; never what a mark stands for already
     */
    List<Span> find(String text);
}
