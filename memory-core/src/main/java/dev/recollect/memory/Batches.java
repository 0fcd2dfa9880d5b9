// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory;

import dev.recollect.memory.remember.Remembered;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Many requests as batches of {@link Limits#BATCH}. */
final class Batches {
    private Batches() {}

    /** Does a thing batch after batch. */
    static <T> List<Remembered> each(List<T> all, Function<List<T>, List<Remembered>> batch) {
        List<Remembered> outcomes = new ArrayList<>(all.size());
        for (int from = 0; from < all.size(); from += Limits.BATCH) {
            outcomes.addAll(batch.apply(all.subList(from, Math.min(all.size(), from + Limits.BATCH))));
        }
        return outcomes;
    }
}
