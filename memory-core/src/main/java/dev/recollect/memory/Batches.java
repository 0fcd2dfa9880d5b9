// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory;

import dev.recollect.memory.remember.Remembered;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.ConflictException;
import dev.recollect.memory.store.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Many requests as batches of {@link Limits#BATCH}. */
final class Batches {
    private Batches() {}

    /** Throws where an outcome is neither stored nor there already. */
    static void requireStored(Remembered outcome) {
        if (outcome.status() == Appended.Status.CONFLICT) {
            throw new ConflictException(outcome.detail());
        }
        if (outcome.status() == Appended.Status.REFUSED) {
            throw new RefusedException(outcome.detail());
        }
    }

    /** Does a thing batch after batch. */
    static <T> List<Remembered> each(List<T> all, Function<List<T>, List<Remembered>> batch) {
        List<Remembered> outcomes = new ArrayList<>(all.size());
        for (int from = 0; from < all.size(); from += Limits.BATCH) {
            outcomes.addAll(batch.apply(all.subList(from, Math.min(all.size(), from + Limits.BATCH))));
        }
        return outcomes;
    }
}
