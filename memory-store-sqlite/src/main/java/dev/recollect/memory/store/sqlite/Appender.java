// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.Limits;
import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.index.TextAnalyzer;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.NewExperience;
import java.util.List;

/** Appends batches; what can be computed without the turn to write is computed before. Safe for use by multiple threads. */
final class Appender {
    private final GroupCommit<Incoming, Appended> commits;
    private final TextAnalyzer analyzer;
    private final ModelStamp model;

    Appender(Writer writer, SqliteOptions options) {
        commits = new GroupCommit<>(
                Limits.BATCH,
                work -> writer.inTurn(() -> {
                    work.run();
                    return true;
                }),
                incoming -> writer.stamped(transaction -> new Batch(transaction.statements()).append(incoming)),
                new Failures(options.file())::interrupted);
        analyzer = options.analyzer();
        model = options.model();
    }

    List<Appended> append(List<NewExperience> batch) {
        if (batch.isEmpty() || batch.size() > Limits.BATCH) {
            throw new IllegalArgumentException(
                    "a batch must have 1 to " + Limits.BATCH + " experiences, but has " + batch.size());
        }
        batch.forEach(item -> item.embeddings().values().forEach(embedding -> requireDimension(embedding, model)));
        List<Incoming> incoming =
                batch.stream().map(item -> Incoming.of(item, analyzer)).toList();
        return commits.commit(incoming);
    }

    static void requireDimension(TextEmbedding embedding, ModelStamp model) {
        for (Embedding chunk : embedding.chunks()) {
            if (chunk.dimension() != model.dimension()) {
                throw new IllegalArgumentException(
                        "vectors must have " + model.dimension() + " dimensions, but one has " + chunk.dimension());
            }
        }
    }
}
