// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.remember.Remembered;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a remembered text takes in a user's memory of so many experiences, on SQLite: alone, which is one durable
 * transaction, and as one of a hundred in one.
 *
 * <p>Question: what does everything but the embedding of the text cost? {@link EmbedBenchmark} tells what that adds, twice:
 * a text is embedded alone and with the one before it. Data: {@link LongMemory}, which grows by what is measured. One
 * thread but where said otherwise.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class RememberBenchmark {
    private static final int BATCH = 100;

    /** How many experiences the user has at the beginning. */
    @Param({"1000", "10000", "100000"})
    public int experiences = 1_000;

    private LongMemory filled = LongMemory.temporary(0);

    /** Creates the benchmark. */
    public RememberBenchmark() {}

    /** Remembers the history. */
    @Setup(Level.Trial)
    public void fill() {
        filled.close();
        filled = LongMemory.temporary(experiences);
    }

    /** Lets it go. */
    @TearDown(Level.Trial)
    public void close() {
        filled.close();
    }

    /**
     * One text, durable when the call returns.
     *
     * @return its id
     */
    @Benchmark
    public Remembered single() {
        return filled.memory.remember(request());
    }

    /**
     * One text while seven other threads remember, too; what waits is committed together.
     *
     * @return its id
     */
    @Benchmark
    @Threads(8)
    public Remembered besideOthers() {
        return single();
    }

    /**
     * One text of a hundred that are durable when the call returns.
     *
     * @return the ids of all
     */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public List<Remembered> batch() {
        return filled.memory.rememberAll(
                IntStream.range(0, BATCH).mapToObj(i -> request()).toList());
    }

    private RememberRequest request() {
        return RememberRequest.text(LongMemory.ADA, filled.sentence())
                .session("now")
                .build();
    }
}
