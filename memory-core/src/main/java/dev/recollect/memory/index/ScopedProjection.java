// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.Change;
import dev.recollect.memory.store.Changes;
import dev.recollect.memory.store.StoredExperience;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * A projection with a part for each scope, in memory. Subclasses say what a part is; which changes are new, whose part one
 * concerns, and that a part without experiences goes, is decided here. Safe for use by multiple threads as far as the parts
 * are: one thread changes them, others may read beside it.
 *
 * @param <T> the part of one scope
 */
public abstract class ScopedProjection<T> implements Projection {
    private final Map<Scope, T> parts = new ConcurrentHashMap<>();
    private volatile long checkpoint;

    /** Creates a projection without parts. */
    protected ScopedProjection() {}

    /**
     * Makes the part of a scope.
     *
     * @param scope whose
     * @return a part without experiences
     */
    protected abstract T newPart(Scope scope);

    /**
     * Puts an experience into a part, in place of what the part holds of it.
     *
     * @param part of the experience's scope
     * @param stored the experience with its vectors, as they are now
     */
    protected abstract void put(T part, StoredExperience stored);

    /**
     * Takes an experience out of a part.
     *
     * @param part of its scope
     * @param id which; may not be there
     */
    protected abstract void remove(T part, ExperienceId id);

    /**
     * Whether a part holds an experience.
     *
     * @param part a part
     * @param id which
     * @return true if there is something to remove
     */
    protected abstract boolean holds(T part, ExperienceId id);

    /**
     * Whether a part holds nothing.
     *
     * @param part a part
     * @return true if it can go
     */
    protected abstract boolean isEmpty(T part);

    /**
     * How much memory a part takes.
     *
     * @param part a part
     * @return about how many bytes
     */
    protected abstract long bytesOf(T part);

    /**
     * Is told that a part was let go of: its scope was evicted, or it holds nothing any more. Must not block; does nothing
     * unless overridden.
     *
     * @param scope whose
     * @param part the part, not to be changed any more
     */
    protected void letGo(Scope scope, T part) {}

    /**
     * The part of a scope.
     *
     * @param scope which
     * @return the part, if anything of the scope is held
     */
    protected final Optional<T> part(Scope scope) {
        T part = parts.get(scope);
        if (part == null) {
            /* Maybe only because closing let go of it just now: that must not read as a scope without experiences. */
            requireOpen();
        }
        return Optional.ofNullable(part);
    }

    /**
     * All parts.
     *
     * @return a live view, not to be changed
     */
    protected final Map<Scope, T> parts() {
        return parts;
    }

    /**
     * A figure over all parts.
     *
     * @param figure that of one part
     * @return the sum
     */
    protected final long sum(ToLongFunction<T> figure) {
        long sum = parts.values().stream().mapToLong(figure).sum();
        requireOpen();
        return sum;
    }

    @Override
    public final long checkpoint() {
        requireOpen();
        return checkpoint;
    }

    /** Throws an {@link IllegalStateException} once the projection is closed; for those that can be. */
    protected void requireOpen() {}

    @Override
    public final synchronized void apply(Changes changes) {
        requireOpen();
        for (Change change : changes.changes()) {
            if (change.seq() > checkpoint) {
                if (change.kind() != Change.Kind.WEIGHED) {
                    change.current().ifPresentOrElse(this::put, () -> remove(change.id()));
                }
                checkpoint = change.seq();
            }
        }
        checkpoint = Math.max(checkpoint, changes.checkpoint());
    }

    @Override
    public final synchronized void load(List<StoredExperience> page) {
        requireOpen();
        page.forEach(this::put);
    }

    private void put(StoredExperience stored) {
        Scope scope = stored.experience().scope();
        put(parts.computeIfAbsent(scope, fresh -> newPart(fresh)), stored);
    }

    /*
     * By id alone: the scope of an erased user's changes has lost its name. Asking every part costs less than a table of who
     * is where, which would take a tenth of all memory for what happens seldom.
     */
    private void remove(ExperienceId id) {
        parts.forEach((scope, part) -> {
            if (holds(part, id)) {
                remove(part, id);
                if (isEmpty(part)) {
                    parts.remove(scope);
                    letGo(scope, part);
                }
            }
        });
    }

    @Override
    public final synchronized void evict(Scope scope) {
        requireOpen();
        T part = parts.remove(scope);
        if (part != null) {
            letGo(scope, part);
        }
    }

    @Override
    public final long bytes(Scope scope) {
        return part(scope).map(this::bytesOf).orElse(0L);
    }

    @Override
    public <R> R erasing(Scope scope, Supplier<R> erase) {
        requireOpen();
        return erase.get();
    }

    @Override
    public void settle(Scope scope, LongConsumer left) {
        requireOpen();
    }

    @Override
    public synchronized void reset() {
        requireOpen();
        clear();
        checkpoint = 0;
    }

    /** Lets go of every part. */
    protected final synchronized void clear() {
        parts.clear();
    }
}
