// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.Scope;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What an import of some content told. */
record Lines(ImportTotals totals, List<ImportChunk> chunks) {
    static final Scope DEFAULT = Scope.ofUser(Scope.DEFAULT_NAME);

    static Lines imported(Memory memory, String content) {
        return imported(memory, "notes.ndjson", content.getBytes(StandardCharsets.UTF_8), ImportFormat.NDJSON, 500);
    }

    static Lines imported(Memory memory, String name, byte[] content, ImportFormat format, int chunkSize) {
        List<ImportChunk> chunks = new ArrayList<>();
        try (ImportSource source = ImportSource.of(name, new ByteArrayInputStream(content))) {
            ImportTotals totals = new Importer(memory, DEFAULT, chunkSize).run(source, format, chunks::add);
            return new Lines(totals, chunks);
        }
    }

    List<ImportChunk.Rejection> rejections() {
        return chunks.stream().flatMap(chunk -> chunk.rejected().stream()).toList();
    }

    /** The reason why a line was rejected. */
    String rejection(long line) {
        return rejections().stream()
                .filter(rejection -> rejection.line() == line)
                .map(ImportChunk.Rejection::detail)
                .findFirst()
                .orElseThrow(() -> new AssertionError("line " + line + " was not rejected, only " + rejections()));
    }
}
