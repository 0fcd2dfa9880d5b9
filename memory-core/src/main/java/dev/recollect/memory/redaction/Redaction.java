// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.redaction;

import java.util.List;

/**
 * A text without its secrets. Immutable.
 *
 * @param text what remains, with a mark in place of each secret
 * @param kinds the kind of each secret that was replaced, in the order of the text, behind them those that only a mark beside
 *     them gave away; empty if the text is untouched
 */
public record Redaction(String text, List<String> kinds) {
    /** Copies the list. */
    public Redaction {
        kinds = List.copyOf(kinds);
    }

    /**
     * A text without secrets.
     *
     * @param text the text
     * @return the text, untouched
     */
    public static Redaction untouched(String text) {
        return new Redaction(text, List.of());
    }

    /**
     * The mark that stands for a secret.
     *
     * @param kind the kind of the secret, snake_case
     * @return {@code [REDACTED:kind]}
     */
    public static String mark(String kind) {
        return "[REDACTED:" + kind + "]";
    }

    /** The kinds only: a text is never logged. */
    @Override
    public String toString() {
        return "Redaction" + kinds;
    }
}
