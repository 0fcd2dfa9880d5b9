// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What an English question asks for. What texts hold of it reads {@link Wording}. */
enum AnswerKind {
    /** When, which day, how long. */
    TIME(1, "when|since when", "(?:what|which) (?:day|date|month|year|time|week)|how (?:long|often|recently)"),
    /** How many, how much, how old. */
    NUMBER(2, "", "how (?:many|much|old)"),
    /** Where, which city. */
    PLACE(4, "where", "(?:what|which) (?:city|country|place|state|town)"),
    /** Who, whose. */
    NAME(8, "who|whose|(?:to |with |from )?whom", ""),
    /** Why. */
    REASON(16, "why", "for what reason|how come");

    private static final String VERB =
            "(?:'s|is|are|was|were|am|do|does|did|has|have|had|will|would|can|could|should|shall|must|may|might)";

    private final int bit;
    private final Pattern question;

    /* Words that ask at the beginning, or anywhere before a verb; and others, which ask wherever they stand. */
    AnswerKind(int bit, String asking, String anywhere) {
        this.bit = bit;
        String first = asking.isEmpty() ? "" : "^\\W*(?:" + asking + ")\\b|\\b(?:" + asking + ") ?" + VERB + "\\b";
        String second = anywhere.isEmpty() ? "" : "\\b(?:" + anywhere + ")\\b";
        String both = first.isEmpty() || second.isEmpty() ? "" : "|";
        question = Pattern.compile(first + both + second, Pattern.CASE_INSENSITIVE);
    }

    /** Stands for this kind among others in a number; no other kind has it. */
    int bit() {
        return bit;
    }

    /**
     * The kinds that a query asks for.
     *
     * @param query a question or any other text
     * @return the kinds, often none
     */
    static Set<AnswerKind> soughtBy(String query) {
        String plain = query.replace('\u2019', '\'');
        Set<AnswerKind> kinds = EnumSet.noneOf(AnswerKind.class);
        for (AnswerKind kind : values()) {
            if (kind.question.matcher(plain).find()) {
                kinds.add(kind);
            }
        }
        return kinds;
    }
}
