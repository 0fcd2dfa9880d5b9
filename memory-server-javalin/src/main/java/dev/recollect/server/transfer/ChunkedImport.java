// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.remember.Remembered;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Gathers entries into chunks, commits each in one transaction, and tells of it. Confined to one thread. */
final class ChunkedImport {
    /* Bytes of the file behind one chunk, so that long lines do not pile up in memory. */
    private static final long CHUNK_BYTES = 8 << 20;

    private final Memory memory;
    private final int chunkSize;
    private final Consumer<ImportChunk> listener;
    private final List<ImportEntry> pending = new ArrayList<>();
    private long committedOffset;
    private ImportTotals totals = ImportTotals.NONE;

    ChunkedImport(Memory memory, int chunkSize, Consumer<ImportChunk> listener) {
        this.memory = memory;
        this.chunkSize = chunkSize;
        this.listener = listener;
    }

    void add(ImportEntry entry) {
        if (pending.stream().anyMatch(before -> differs(before, entry))) {
            commit();
        }
        pending.add(entry);
        if (pending.size() == chunkSize || entry.offset() - committedOffset >= CHUNK_BYTES) {
            commit();
        }
    }

    /* What is remembered and what is restored takes different ways into the store. */
    private static boolean differs(ImportEntry before, ImportEntry entry) {
        return (before instanceof ImportEntry.Remember && entry instanceof ImportEntry.Restore)
                || (before instanceof ImportEntry.Restore && entry instanceof ImportEntry.Remember);
    }

    ImportTotals finish() {
        commit();
        return totals;
    }

    private void commit() {
        if (pending.isEmpty()) {
            return;
        }
        List<RememberRequest> requests = new ArrayList<>();
        List<Experience> experiences = new ArrayList<>();
        for (ImportEntry entry : pending) {
            if (entry instanceof ImportEntry.Remember remember) {
                requests.add(remember.request());
            } else if (entry instanceof ImportEntry.Restore restore) {
                experiences.add(restore.experience());
            }
        }
        List<Remembered> outcomes = new ArrayList<>();
        if (!requests.isEmpty()) {
            outcomes.addAll(memory.rememberAll(requests));
        }
        if (!experiences.isEmpty()) {
            outcomes.addAll(memory.restoreAll(experiences));
        }
        report(outcomes);
        pending.clear();
    }

    private void report(List<Remembered> outcomes) {
        int accepted = 0;
        int duplicate = 0;
        int tombstones = 0;
        List<ImportChunk.Rejection> rejected = new ArrayList<>();
        List<Optional<ExperienceId>> ids = new ArrayList<>();
        int next = 0;
        for (ImportEntry entry : pending) {
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
        ImportEntry last = pending.get(pending.size() - 1);
        committedOffset = last.offset();
        ImportChunk chunk = new ImportChunk(
                pending.get(0).line(), last.line(), accepted, duplicate, rejected, tombstones, ids, committedOffset);
        totals = totals.plus(chunk);
        listener.accept(chunk);
    }
}
