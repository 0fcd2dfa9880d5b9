// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import java.util.Collection;

/** A signal that is not read from what memory holds alone. Confined to one query. */
interface TurnSignal {
    /** Looks at turns at once, which may cost less than one by one. */
    default void look(Collection<Turn> turns) {}

    double of(Turn turn);
}
