// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import dev.recollect.memory.Limits;
import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.Scope;
import java.util.function.Consumer;

/**
 * Takes files into a memory: as a stream, in chunks of one transaction each, so that what was told of as committed is
 * durable. Taking the same file in again stores nothing new, each entry having a key or an id of its own. What is wrong with
 * a line stops no other. Confined to one thread.
 */
public final class Importer {
    private final Memory memory;
    private final Scope scope;
    private final int chunkSize;

    /**
     * Creates an importer.
     *
     * @param memory where experiences go
     * @param scope the tenant of what says none, and the user of lines that name none
     * @param chunkSize lines to commit together, 1 to {@link Limits#BATCH}
     */
    public Importer(Memory memory, Scope scope, int chunkSize) {
        this.memory = memory;
        this.scope = scope;
        this.chunkSize = Limits.requireRange("chunk", chunkSize, 1, Limits.BATCH);
    }

    /**
     * Imports.
     *
     * @param source the file
     * @param format what it holds
     * @param listener is told of each chunk once it is durable
     * @return the totals
     * @throws TransferException if the file cannot be read or, as a recall set, is no JSON; nothing is stored in the latter
     *     case
     */
    public ImportTotals run(ImportSource source, ImportFormat format, Consumer<ImportChunk> listener) {
        try (ChunkedImport chunks = new ChunkedImport(memory, chunkSize, listener)) {
            read(source, format, chunks);
            return chunks.finish();
        }
    }

    private void read(ImportSource source, ImportFormat format, ChunkedImport chunks) {
        try {
            switch (format) {
                case NDJSON -> new NdjsonLines(source, scope).read(chunks::add);
                case RECALL_SET -> turns(source, chunks);
            }
        } catch (TransferException e) {
            chunks.commitAhead();
            throw e;
        }
    }

    private void turns(ImportSource source, ChunkedImport chunks) {
        RecallSetReader reader = new RecallSetReader(source);
        RecallSetOutline outline = reader.outline();
        reader.read(outline, new RecallSetHandler() {
            @Override
            public void turn(Place place, Turn turn) {
                chunks.add(new ImportEntry.Remember(
                        place.entry(), place.offset(), RecallTurns.requestFor(scope.tenant(), outline.name(), turn)));
            }

            @Override
            public void malformed(Place place, String detail) {
                if (place.what().equals(TURN)) {
                    chunks.add(new ImportEntry.Rejected(place.entry(), place.offset(), place + ": " + detail));
                }
            }
        });
    }
}
