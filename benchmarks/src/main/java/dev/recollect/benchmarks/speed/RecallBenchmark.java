// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.recall.Recollection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a recall of the best five takes in a memory on SQLite: of one user with so many experiences, or of any of a
 * thousand users.
 *
 * <p>Question: what does everything but the embedding of the query cost? {@link EmbedBenchmark} tells what that adds. Data:
 * {@link LongMemory}, held in memory with its graphs made, and kept on disk for the next run; queries are sentences of the
 * same language. One thread.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx12g", "--add-modules=jdk.incubator.vector", "-XX:+UseTransparentHugePages"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 4)
@State(Scope.Benchmark)
public class RecallBenchmark {
    private static final int QUERIES = 500;

    /** How many users there are. */
    @Param("1")
    public int users = 1;

    /** How many experiences each has; with a million, filling takes half an hour the first time. */
    @Param({"1000", "10000", "100000"})
    public int experiences = 1_000;

    private final List<String> queries = new ArrayList<>();
    private final Random random = new Random(9);
    private Optional<LongMemory> filled = Optional.empty();
    private int next;

    /** Creates the benchmark. */
    public RecallBenchmark() {}

    /** Remembers the history, or finds it from an earlier run, and holds all of it in memory. */
    @Setup(Level.Trial)
    public void fill() {
        LongMemory memory = LongMemory.kept(users, experiences);
        memory.settle(users);
        for (int i = 0; i < QUERIES; i++) {
            queries.add(memory.sentence());
        }
        filled = Optional.of(memory);
    }

    /** Lets it go. */
    @TearDown(Level.Trial)
    public void close() {
        filled.ifPresent(LongMemory::close);
    }

    /**
     * One recall.
     *
     * @return what was found
     */
    @Benchmark
    public Recollection recall() {
        next = (next + 1) % QUERIES;
        return filled.orElseThrow()
                .memory
                .recall(RecallRequest.of(LongMemory.user(random.nextInt(users)), queries.get(next)));
    }
}
