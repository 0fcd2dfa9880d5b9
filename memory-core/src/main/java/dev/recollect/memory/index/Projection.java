// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.store.Changes;

/**
 * Something derived from the store that can be thrown away: replaying the change feed from the beginning brings it back.
 * {@link #apply} and {@link #reset} are called by one thread at a time; reads may run beside them and see a state between
 * two changes.
 */
public interface Projection {
    /**
     * The projection's name in statistics and findings.
     *
     * @return a short name
     */
    String name();

    /**
     * How far it has followed the feed.
     *
     * @return the sequence number of the last change it knows, 0 if none
     */
    long checkpoint();

    /**
     * Applies changes that follow the checkpoint. Changes at or before it are skipped.
     *
     * @param changes a page of the feed
     */
    void apply(Changes changes);

    /** Forgets everything; the checkpoint is 0 again. */
    void reset();
}
