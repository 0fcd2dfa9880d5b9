// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import java.util.function.Predicate;

/** Turns in an order. One thread at a time makes another of it; reads may run beside. */
sealed interface SortedTurns permits FewTurns, ManyTurns {
    /** How many there are. */
    int size();

    /** About how many lie in a stretch; exact for few. */
    int about(Stretch stretch);

    /** Shows the turns of a stretch, the last first, as long as the answer is true; whether all were shown. */
    boolean descend(Stretch stretch, Predicate<Turn> shown);

    /** Shows the turns of a stretch, the first first, as long as the answer is true; whether all were shown. */
    boolean ascend(Stretch stretch, Predicate<Turn> shown);

    /** These and a turn that is not among them; instead of these. */
    SortedTurns with(Turn turn);

    /** These without a turn; instead of these. */
    SortedTurns without(Turn turn);

    /**
     * A stretch of an order. Each predicate holds from some place of the order on.
     *
     * @param begun whether a turn lies at the beginning or behind it
     * @param ended whether a turn lies behind the end
     */
    record Stretch(Predicate<Turn> begun, Predicate<Turn> ended) {
        static final Stretch WHOLE = new Stretch(turn -> true, turn -> false);
    }
}
