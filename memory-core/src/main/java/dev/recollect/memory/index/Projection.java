// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.Changes;
import dev.recollect.memory.store.StoredExperience;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Something derived from the store that can be thrown away: replaying the change feed from the beginning brings it back, and
 * loading a scope brings that scope back. {@link #apply}, {@link #load}, {@link #evict} and {@link #reset} are called by one
 * thread at a time; reads may run beside them and see a state between two changes.
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

    /**
     * Takes in experiences of a scope as they are now, in place of what is held of them; the checkpoint stays.
     *
     * @param page some of what a scope holds
     */
    void load(List<StoredExperience> page);

    /**
     * Lets go of a scope; {@link #load} brings it back.
     *
     * @param scope which; nothing of it may be held
     */
    void evict(Scope scope);

    /**
     * How much memory a scope takes.
     *
     * @param scope which
     * @return about how many bytes, 0 if nothing of it is held
     */
    long bytes(Scope scope);

    /** Forgets everything, what is kept outside of memory too; the checkpoint is 0 again. */
    void reset();

    /**
     * Erases from the store. From the beginning of the erasing until its end nothing of the scope is kept outside of memory
     * that could name what is erased, by other processes neither; a process that is killed at any instant leaves nothing of
     * the kind. May be called beside anything else, and by many at once.
     *
     * @param <T> what the erasing yields
     * @param scope whose experiences
     * @param erase erases
     * @return what it yields
     */
    default <T> T erasing(Scope scope, Supplier<T> erase) {
        return erase.get();
    }

    /**
     * Waits until what is made of a scope in the background is made. May be called beside anything else.
     *
     * @param scope which, held
     * @param left is told from time to time how much is left
     */
    default void settle(Scope scope, LongConsumer left) {}
}
