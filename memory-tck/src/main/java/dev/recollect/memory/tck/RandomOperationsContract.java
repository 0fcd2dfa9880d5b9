// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import dev.recollect.memory.index.ExactVectorIndex;
import dev.recollect.memory.index.UnicodeAnalyzer;
import dev.recollect.memory.index.VectorIndex;
import dev.recollect.memory.store.ModelStamp;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Compares a store, its keyword index and a vector index with those in memory under one and the same random sequence of
 * operations: appending all kinds of experiences, good and bad, completing context vectors, looking, searching, erasing by
 * id, by filter and by user, reopening. Each answer is compared at once, and from time to time all that can be read.
 *
 * <p>A run has {@value #OPERATIONS} operations, with {@code -Dmemory.test.long=true} {@value #LONG_OPERATIONS}. Its seed is
 * drawn anew each time unless {@code -Dmemory.test.seed} gives it; a failure ends with the line that repeats it.
 */
public abstract class RandomOperationsContract {
    /** Operations of a run. */
    public static final int OPERATIONS = 3_000;

    /** Operations of a run in the long mode. */
    public static final int LONG_OPERATIONS = 100_000;

    private static final int DIMENSION = 16;
    private static final int FULL_COMPARISONS = 12;

    /** Creates the contract. */
    protected RandomOperationsContract() {}

    /**
     * Where the store under test lies; asked once a test.
     *
     * @return a place of its own for the test, empty
     */
    protected abstract StorePlace place();

    /**
     * The vector index under test; the exact one unless overridden.
     *
     * @param dimension of its vectors
     * @return a new index, empty
     */
    protected VectorIndex vectorIndex(int dimension) {
        return new ExactVectorIndex(dimension);
    }

    /**
     * Whether the vector index always finds the nearest, bit for bit as the exact one.
     *
     * @return false for an approximate index, which must find 98 of 100 over a run, each with its true similarity
     */
    protected boolean exact() {
        return true;
    }

    /**
     * What the operations of a run follow from.
     *
     * @return {@code memory.test.seed} if it is set, else another at each call
     */
    protected long seed() {
        return Long.getLong("memory.test.seed", new Random().nextLong());
    }

    @Test
    @DisplayName("random operations leave the store as they leave the one in memory")
    void randomOperations() {
        long seed = seed();
        int operations = Integer.getInteger(
                "memory.test.operations", Boolean.getBoolean("memory.test.long") ? LONG_OPERATIONS : OPERATIONS);
        StorePlace place = place();
        ModelStamp model = ModelStamp.of(new HashingEmbeddingModel(DIMENSION));
        UnicodeAnalyzer analyzer = new UnicodeAnalyzer();
        Followed oracle = new Followed(new InMemoryPlace().open(model, analyzer), new ExactVectorIndex(DIMENSION));
        Followed subject = new Followed(place.open(model, analyzer), vectorIndex(DIMENSION));
        RandomOperations run = new RandomOperations(seed, subject, oracle, exact(), before -> {
            if (!place.durable()) {
                return before;
            }
            before.close();
            return place.open(model, analyzer);
        });

        int done = 0;
        try {
            while (done < operations) {
                run.step();
                done++;
                if (done % (operations / FULL_COMPARISONS + 1) == 0 || done == operations) {
                    run.compareEverything();
                }
            }
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError(
                    "operation " + done + " of " + operations + ": " + e.getMessage()
                            + "\nrepeat with -Dmemory.test.operations=" + operations + " -Dmemory.test.seed=" + seed,
                    e);
        } finally {
            run.subject().close();
            oracle.close();
        }
    }
}
