// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

/**
 * A fact of one text that a check did not find in the other.
 *
 * @param fact what it is
 * @param at its first token; -1 where the check needs no second opinion
 * @param end behind its last token
 * @param mark the mark that it is; {@link Mark#IDIOM} if it is none
 * @param kin the mark of the other text that it was taken for the same as; {@link Mark#IDIOM} if there is none
 * @param possible whether it is most often the same in another word
 */
record Difference(Fact fact, int at, int end, Mark mark, Mark kin, boolean possible) {
    /** One that is beyond doubt: what had to stay letter by letter, names that traded places. */
    static Difference certain(FactKind kind, String text) {
        return new Difference(new Fact(kind, text), -1, -1, Mark.IDIOM, Mark.IDIOM, false);
    }

    boolean isMark() {
        return mark != Mark.IDIOM;
    }

    /** Whether another one, which is more than possible, covers it. */
    boolean isWithin(Difference other) {
        return !other.possible() && other.at() <= at && end <= other.end();
    }

    boolean isCertain() {
        return at < 0;
    }
}
