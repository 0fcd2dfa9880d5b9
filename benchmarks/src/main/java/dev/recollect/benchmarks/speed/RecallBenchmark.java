// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.recall.Recollection;
import java.util.ArrayList;
import java.util.List;
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
 * How long a recall of the best five takes in a user's memory of so many experiences, on SQLite.
 *
 * <p>Question: what does everything but the embedding of the query cost? {@link EmbedBenchmark} tells what that adds. Data:
 * {@link LongMemory}, held in memory with its graphs made; queries are sentences of the same language. One thread.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx4g", "--add-modules=jdk.incubator.vector"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class RecallBenchmark {
    private static final int QUERIES = 200;

    /** How many experiences the user has. */
    @Param({"1000", "10000", "100000"})
    public int experiences = 1_000;

    private final List<String> queries = new ArrayList<>();
    private LongMemory filled = new LongMemory(0);
    private int next;

    /** Creates the benchmark. */
    public RecallBenchmark() {}

    /** Remembers the history. */
    @Setup(Level.Trial)
    public void fill() {
        filled.close();
        filled = new LongMemory(experiences);
        filled.settle();
        for (int i = 0; i < QUERIES; i++) {
            queries.add(filled.sentence());
        }
    }

    /** Lets it go. */
    @TearDown(Level.Trial)
    public void close() {
        filled.close();
    }

    /**
     * One recall.
     *
     * @return what was found
     */
    @Benchmark
    public Recollection recall() {
        next = (next + 1) % QUERIES;
        return filled.memory.recall(RecallRequest.of(LongMemory.ADA, queries.get(next)));
    }
}
