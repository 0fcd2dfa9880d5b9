// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.remember.EmbeddedBatch;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.remember.Remembered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Gathers entries into chunks, commits each in one transaction, and tells of it. While a chunk is committed the next one is
 * embedded. Confined to one thread, which commits and tells.
 */
final class ChunkedImport implements AutoCloseable {
    /* Bytes of the file behind one chunk, so that long lines do not pile up in memory. */
    private static final long CHUNK_BYTES = 8 << 20;

    private final Memory memory;
    private final int chunkSize;
    private final Consumer<ImportChunk> listener;
    private final ExecutorService embedding = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "recollect-import");
        thread.setDaemon(true);
        return thread;
    });
    private final List<ImportEntry> pending = new ArrayList<>();
    private Optional<Chunk> ahead = Optional.empty();
    private long cutOffset;
    private ImportTotals totals = ImportTotals.NONE;

    ChunkedImport(Memory memory, int chunkSize, Consumer<ImportChunk> listener) {
        this.memory = memory;
        this.chunkSize = chunkSize;
        this.listener = listener;
    }

    /* Entries that are not committed, and what is to be remembered of them, which is being embedded. */
    private record Chunk(List<ImportEntry> entries, Optional<CompletableFuture<EmbeddedBatch>> embedded) {}

    void add(ImportEntry entry) {
        if (pending.stream().anyMatch(before -> differs(before, entry))) {
            cut();
        }
        pending.add(entry);
        if (pending.size() == chunkSize || entry.offset() - cutOffset >= CHUNK_BYTES) {
            cut();
        }
    }

    /* What is remembered and what is restored takes different ways into the store. */
    private static boolean differs(ImportEntry before, ImportEntry entry) {
        return (before instanceof ImportEntry.Remember && entry instanceof ImportEntry.Restore)
                || (before instanceof ImportEntry.Restore && entry instanceof ImportEntry.Remember);
    }

    ImportTotals finish() {
        cut();
        commitAhead();
        return totals;
    }

    /** Commits what was cut and waits for what comes after it. */
    void commitAhead() {
        Optional<Chunk> waiting = ahead;
        ahead = Optional.empty();
        waiting.ifPresent(this::commit);
    }

    private void cut() {
        if (pending.isEmpty()) {
            return;
        }
        List<ImportEntry> entries = List.copyOf(pending);
        pending.clear();
        cutOffset = entries.get(entries.size() - 1).offset();
        Optional<EmbeddedBatch> before = ahead.flatMap(Chunk::embedded).map(ChunkedImport::done);
        Chunk next = new Chunk(entries, embedding(entries, before));
        ahead.ifPresent(this::commit);
        ahead = Optional.of(next);
    }

    private Optional<CompletableFuture<EmbeddedBatch>> embedding(
            List<ImportEntry> entries, Optional<EmbeddedBatch> before) {
        List<RememberRequest> requests = entries.stream()
                .flatMap(entry ->
                        entry instanceof ImportEntry.Remember remember ? Stream.of(remember.request()) : Stream.empty())
                .toList();
        return requests.isEmpty()
                ? Optional.empty()
                : Optional.of(CompletableFuture.supplyAsync(() -> memory.embedAhead(requests, before), embedding));
    }

    private static EmbeddedBatch done(CompletableFuture<EmbeddedBatch> embedded) {
        try {
            return embedded.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private void commit(Chunk chunk) {
        List<Experience> experiences = chunk.entries().stream()
                .flatMap(entry ->
                        entry instanceof ImportEntry.Restore restore ? Stream.of(restore.experience()) : Stream.empty())
                .toList();
        List<Remembered> outcomes = new ArrayList<>();
        chunk.embedded().ifPresent(embedded -> outcomes.addAll(memory.rememberAll(done(embedded))));
        if (!experiences.isEmpty()) {
            outcomes.addAll(memory.restoreAll(experiences));
        }
        report(chunk.entries(), outcomes);
    }

    /** Begins nothing more; what is being embedded is not remembered. */
    @Override
    public void close() {
        embedding.shutdown();
    }

    private void report(List<ImportEntry> entries, List<Remembered> outcomes) {
        int accepted = 0;
        int duplicate = 0;
        int tombstones = 0;
        List<ImportChunk.Rejection> rejected = new ArrayList<>();
        List<Optional<ExperienceId>> ids = new ArrayList<>();
        int next = 0;
        for (ImportEntry entry : entries) {
            if (entry instanceof ImportEntry.Tombstone) {
                tombstones++;
            } else if (entry instanceof ImportEntry.Rejected broken) {
                rejected.add(new ImportChunk.Rejection(entry.line(), broken.detail()));
                ids.add(Optional.empty());
            } else {
                Remembered outcome = outcomes.get(next);
                next++;
                ids.add(outcome.id());
                if (outcome.duplicate()) {
                    duplicate++;
                } else if (outcome.stored()) {
                    accepted++;
                } else {
                    rejected.add(new ImportChunk.Rejection(entry.line(), outcome.detail()));
                }
            }
        }
        ImportEntry last = entries.get(entries.size() - 1);
        ImportChunk chunk = new ImportChunk(
                entries.get(0).line(), last.line(), accepted, duplicate, rejected, tombstones, ids, last.offset());
        totals = totals.plus(chunk);
        listener.accept(chunk);
    }
}
