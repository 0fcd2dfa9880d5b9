// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import dev.recollect.memory.Limits;
import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryBuilder;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.hnsw.HnswVectorIndex;
import dev.recollect.memory.index.InMemoryKeywordIndex;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.store.ExperienceFilter;
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
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A memory on SQLite in which one user or several have lived through much: made-up sentences in sessions of fifty turns, each
 * mostly about one topic. The model is a stand-in of 384 dimensions that takes microseconds; the vector index is the one that
 * comes with Recollect.
 */
final class LongMemory implements AutoCloseable {
    static final Scope ADA = user(0);

    private static final Instant START = Instant.parse("2025-01-01T08:00:00Z");
    private static final long SECONDS_BETWEEN = 20;
    private static final int TURNS_OF_SESSION = 50;
    private static final String WHOLE = "whole";

    final Memory memory;
    private final Talk talk = new Talk(7);
    private final Random digressions = new Random(8);
    private final Path folder;
    private final boolean kept;
    private final HnswVectorIndex vectors;

    private LongMemory(Path folder, boolean kept) {
        this.folder = folder;
        this.kept = kept;
        TalkModel model = new TalkModel(talk);
        ModelStamp stamp = ModelStamp.of(model);
        SqliteExperienceStore store = SqliteExperienceStore.open(
                SqliteOptions.builder(folder.resolve("raw_store.db"), stamp).build());
        HnswVectorIndex.Builder index = HnswVectorIndex.builder(model.dimension());
        vectors = (kept ? index.saveIn(folder.resolve("vectors"), stamp, store::lastChange) : index).build();
        memory = new MemoryBuilder(store, vectors, new InMemoryKeywordIndex(new SnowballAnalyzer()), model)
                .maintenanceInterval(Duration.ZERO)
                .memoryForRecall(Long.MAX_VALUE)
                .build();
    }

    /** One of the users. */
    static Scope user(int number) {
        return Scope.ofUser("user-" + number);
    }

    /** A memory of one user in a temporary folder, gone once it is closed. */
    static LongMemory temporary(int experiences) {
        try {
            LongMemory fresh = new LongMemory(Files.createTempDirectory("recollect-benchmark"), false);
            fresh.fill(1, experiences);
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A memory of so many users with so many experiences each that stays on disk, graphs included, for the next run. */
    static LongMemory kept(int users, int experiences) {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"), "recollect-benchmarks", users + "x" + experiences);
        try {
            if (!Files.exists(folder.resolve(WHOLE))) {
                delete(folder);
                Files.createDirectories(folder);
                try (LongMemory fresh = new LongMemory(folder, true)) {
                    fresh.fill(users, experiences);
                    fresh.settle(users);
                }
                Files.createFile(folder.resolve(WHOLE));
            }
            return new LongMemory(folder, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill(int users, int experiences) {
        for (int user = 0; user < users; user++) {
            for (int from = 0; from < experiences; from += Limits.BATCH) {
                memory.rememberAll(history(user, from, Math.min(experiences, from + Limits.BATCH)));
            }
        }
    }

    private List<RememberRequest> history(int user, int from, int to) {
        List<RememberRequest> history = new ArrayList<>();
        for (int i = from; i < to; i++) {
            int session = i / TURNS_OF_SESSION;
            history.add(RememberRequest.text(user(user), sentenceOf(session))
                    .session("s" + session)
                    .speaker(i % 2 == 0 ? "Ada" : "Bo")
                    .occurredAt(START.plusSeconds(SECONDS_BETWEEN * i))
                    .build());
        }
        return history;
    }

    /* Seven in ten are about what the session is about. */
    private String sentenceOf(int session) {
        return digressions.nextInt(10) < 7 ? talk.sentence(session % Talk.TOPICS) : talk.sentence();
    }

    /** Holds so many users in memory, graphs included. */
    void settle(int users) {
        for (int user = 0; user < users; user++) {
            memory.prepare(user(user));
            vectors.settle(user(user), left -> {});
        }
    }

    /** What was said in a stretch of so many turns, from one of them on. */
    static ExperienceFilter stretch(int first, int turns) {
        Instant from = START.plusSeconds(SECONDS_BETWEEN * first);
        return ExperienceFilter.DEFAULT.withTimes(
                Optional.of(from), Optional.of(from.plusSeconds(SECONDS_BETWEEN * turns)));
    }

    /** One more sentence of the same language. */
    String sentence() {
        return talk.sentence();
    }

    @Override
    public void close() {
        memory.close();
        if (!kept) {
            try {
                delete(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
