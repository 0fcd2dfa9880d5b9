// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import com.google.common.collect.Lists;
import dev.recollect.memory.Limits;
import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryBuilder;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.hnsw.HnswVectorIndex;
import dev.recollect.memory.index.ExactVectorIndex;
import dev.recollect.memory.index.InMemoryKeywordIndex;
import dev.recollect.memory.index.UnicodeAnalyzer;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.recall.Recollection;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.remember.Remembered;
import dev.recollect.memory.store.InMemoryExperienceStore;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.sqlite.SqliteExperienceStore;
import dev.recollect.memory.store.sqlite.SqliteOptions;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a recall and a remembered text take in a user's memory of so many experiences, on SQLite.
 *
 * <p>Question: what does everything but the embedding cost? The model is a stand-in of 384 dimensions that takes
 * microseconds; {@link EmbedBenchmark} tells what the real one adds. Data: made-up sentences in sessions of fifty turns, in a
 * vector index as it comes, its graphs made. One thread; {@code remember} is one durable transaction a call.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@State(org.openjdk.jmh.annotations.Scope.Benchmark)
public class MemoryBenchmark {
    private static final Scope ADA = Scope.ofUser("ada");
    private static final Instant START = Instant.parse("2025-01-01T08:00:00Z");
    private static final int TURNS_OF_SESSION = 50;
    private static final int QUERIES = 200;

    /** How many experiences the user has. */
    @Param({"1000", "10000", "100000"})
    public int experiences;

    private final Talk talk = new Talk(7);
    private final HashingEmbeddingModel model = new HashingEmbeddingModel(Vectors.DIMENSION);
    private final List<String> queries = new ArrayList<>();
    private Path folder = Path.of("");
    private Memory memory = inMemory();
    private int next;

    /** Creates the benchmark. */
    public MemoryBenchmark() {}

    private Memory inMemory() {
        return new MemoryBuilder(
                        new InMemoryExperienceStore(ModelStamp.of(model)),
                        new ExactVectorIndex(model.dimension()),
                        new InMemoryKeywordIndex(new UnicodeAnalyzer()),
                        model)
                .maintenanceInterval(Duration.ZERO)
                .build();
    }

    /**
     * Remembers the history.
     *
     * @throws IOException if there is no temporary folder
     */
    @Setup(Level.Trial)
    public void fill() throws IOException {
        folder = Files.createTempDirectory("recollect-benchmark");
        SqliteExperienceStore store =
                SqliteExperienceStore.open(SqliteOptions.builder(folder.resolve("raw_store.db"), ModelStamp.of(model))
                        .build());
        HnswVectorIndex vectors = HnswVectorIndex.builder(model.dimension()).build();
        memory = new MemoryBuilder(store, vectors, store.keywords(), model)
                .maintenanceInterval(Duration.ZERO)
                .memoryForRecall(Long.MAX_VALUE)
                .build();
        List<RememberRequest> history = new ArrayList<>();
        for (int i = 0; i < experiences; i++) {
            history.add(RememberRequest.text(ADA, talk.sentence())
                    .session("s" + i / TURNS_OF_SESSION)
                    .speaker(i % 2 == 0 ? "Ada" : "Bo")
                    .occurredAt(START.plusSeconds(60L * i))
                    .build());
        }
        for (List<RememberRequest> batch : Lists.partition(history, Limits.BATCH)) {
            memory.rememberAll(batch);
        }
        memory.prepare(ADA);
        vectors.settle(ADA, left -> {});
        for (int i = 0; i < QUERIES; i++) {
            queries.add(talk.sentence());
        }
    }

    /**
     * One recall of the best five.
     *
     * @return what was found
     */
    @Benchmark
    public Recollection recall() {
        next = (next + 1) % QUERIES;
        return memory.recall(RecallRequest.of(ADA, queries.get(next)));
    }

    /**
     * One text, durable when the call returns. The memory grows by each.
     *
     * @return its id
     */
    @Benchmark
    public Remembered remember() {
        return memory.remember(
                RememberRequest.text(ADA, talk.sentence()).session("now").build());
    }

    /**
     * Lets the memory go.
     *
     * @throws IOException if the folder cannot be removed
     */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        memory.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(MemoryBenchmark::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
