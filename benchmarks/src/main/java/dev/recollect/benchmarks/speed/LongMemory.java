// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import com.google.common.collect.Lists;
import dev.recollect.memory.Limits;
import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryBuilder;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.hnsw.HnswVectorIndex;
import dev.recollect.memory.index.InMemoryKeywordIndex;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.sqlite.SnowballAnalyzer;
import dev.recollect.memory.store.sqlite.SqliteExperienceStore;
import dev.recollect.memory.store.sqlite.SqliteOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A memory on SQLite in a temporary folder, in which one user has lived through much: made-up sentences in sessions of fifty
 * turns, each mostly about one topic. The model is a stand-in of 384 dimensions that takes microseconds; the vector index is
 * the one that comes with Recollect.
 */
final class LongMemory implements AutoCloseable {
    static final Scope ADA = Scope.ofUser("ada");

    private static final Instant START = Instant.parse("2025-01-01T08:00:00Z");
    private static final int TURNS_OF_SESSION = 50;

    final Memory memory;
    private final Talk talk = new Talk(7);
    private final Random digressions = new Random(8);
    private final Path folder;
    private final HnswVectorIndex vectors;

    /** Remembers so many sentences. */
    LongMemory(int experiences) {
        folder = temporary();
        TalkModel model = new TalkModel(talk);
        SqliteExperienceStore store =
                SqliteExperienceStore.open(SqliteOptions.builder(folder.resolve("raw_store.db"), ModelStamp.of(model))
                        .build());
        vectors = HnswVectorIndex.builder(model.dimension()).build();
        memory = new MemoryBuilder(store, vectors, new InMemoryKeywordIndex(new SnowballAnalyzer()), model)
                .maintenanceInterval(Duration.ZERO)
                .memoryForRecall(Long.MAX_VALUE)
                .build();
        for (List<RememberRequest> batch : Lists.partition(history(experiences), Limits.BATCH)) {
            memory.rememberAll(batch);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("recollect-benchmark");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<RememberRequest> history(int experiences) {
        List<RememberRequest> history = new ArrayList<>();
        for (int i = 0; i < experiences; i++) {
            history.add(RememberRequest.text(ADA, sentenceOf(i / TURNS_OF_SESSION))
                    .session("s" + i / TURNS_OF_SESSION)
                    .speaker(i % 2 == 0 ? "Ada" : "Bo")
                    .occurredAt(START.plusSeconds(60L * i))
                    .build());
        }
        return history;
    }

    /* Seven in ten are about what the session is about. */
    private String sentenceOf(int session) {
        return digressions.nextInt(10) < 7 ? talk.sentence(session % Talk.TOPICS) : talk.sentence();
    }

    /** Holds the user in memory, graphs included. */
    void settle() {
        memory.prepare(ADA);
        vectors.settle(ADA, left -> {});
    }

    /** One more sentence of the same language. */
    String sentence() {
        return talk.sentence();
    }

    @Override
    public void close() {
        memory.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
