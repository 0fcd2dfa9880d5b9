// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.salience.Accesses;
import dev.recollect.memory.salience.Salience;
import java.time.Instant;
import java.util.Optional;

/** How much an experience of the in-memory store matters. Guarded by the store's lock. */
final class InMemoryWeight {
    Accesses accesses = Accesses.NONE;
    Optional<Salience> salience = Optional.empty();
    long marks;
    Instant due;

    InMemoryWeight(Instant due) {
        this.due = due;
    }

    void makeDue(Instant at) {
        due = at.isBefore(due) ? at : due;
        marks++;
    }
}
