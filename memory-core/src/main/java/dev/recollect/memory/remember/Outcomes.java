// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.remember;

import dev.recollect.memory.store.Appended;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What became of the entries of a batch so far, and which are still open. Confined to one batch. */
final class Outcomes {
    private final Remembered[] all;
    private final SortedMap<Integer, Prepared> open = new TreeMap<>();

    Outcomes(int size) {
        all = new Remembered[size];
    }

    void prepared(Prepared item) {
        open.put(item.index(), item);
    }

    void refuse(int index, String detail) {
        all[index] = Remembered.refused(detail);
    }

    void settle(Prepared item, Appended outcome) {
        open.remove(item.index());
        boolean stored = outcome.status() == Appended.Status.ACCEPTED || outcome.status() == Appended.Status.DUPLICATE;
        all[item.index()] = new Remembered(
                outcome.status(),
                stored ? Optional.of(outcome.id()) : Optional.empty(),
                item.redacted(),
                outcome.detail());
    }

    List<Prepared> open() {
        return List.copyOf(open.values());
    }

    List<Remembered> all() {
        return List.of(all);
    }
}
