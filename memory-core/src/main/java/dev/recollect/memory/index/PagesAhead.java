// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.StoredPage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a scope page by page, the next one on a thread of its own while the last is taken in: a long history is there in half
 * the time. Confined to one thread at a time.
 */
final class PagesAhead {
    private final ExperienceStore store;
    private final Scope scope;
    private final int size;
    private @Nullable Ahead ahead;

    PagesAhead(ExperienceStore store, Scope scope, int size) {
        this.store = store;
        this.scope = scope;
        this.size = size;
    }

    /* Read when the store's last change was that one, or later. */
    private record Page(StoredPage stored, long asOf) {}

    private record Ahead(long after, CompletableFuture<Page> page) {}

    /**
     * The page after a position, as it was at a change or later: what was read before is read again. Begins to read the next.
     */
    StoredPage after(long position, long change) {
        StoredPage page = readAhead(position, change);
        if (page.more()) {
            CompletableFuture<Page> next = new CompletableFuture<>();
            Thread reader =
                    new Thread(() -> next.completeAsync(() -> read(page.last()), Runnable::run), "recollect-load");
            reader.setDaemon(true);
            reader.start();
            ahead = new Ahead(page.last(), next);
        }
        return page;
    }

    private StoredPage readAhead(long position, long change) {
        Ahead begun = ahead;
        ahead = null;
        if (begun != null && begun.after() == position) {
            try {
                Page page = begun.page().join();
                if (page.asOf() >= change) {
                    return page.stored();
                }
            } catch (CompletionException e) {
                /* Reading it here fails in the same way, for the caller to see, or succeeds after all. */
                return read(position).stored();
            }
        }
        return read(position).stored();
    }

    private Page read(long position) {
        long asOf = store.lastChange();
        return new Page(store.stored(scope, position, size), asOf);
    }
}
