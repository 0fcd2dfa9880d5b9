// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.embedding.onnx.ModelChoice;
import dev.recollect.memory.embedding.onnx.OnnxEmbeddingModel;
import dev.recollect.memory.tck.HashingEmbeddingModel;
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

/** How long a bundled model takes to embed a query of a dozen words. One thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class EmbedBenchmark {
    private static final String QUERY = "When did Ana say that she would move to the house by the river?";

    /** Which model. */
    @Param({"e5-small-v2-q", "all-minilm-l6-v2-q", "bge-small-en-v1.5-q"})
    public String model = "e5-small-v2-q";

    private EmbeddingModel embedding = new HashingEmbeddingModel(Vectors.DIMENSION);

    /** Creates the benchmark. */
    public EmbedBenchmark() {}

    /** Opens the model. */
    @Setup(Level.Trial)
    public void open() {
        embedding = OnnxEmbeddingModel.open(ModelChoice.of(model));
    }

    /** Closes it. */
    @TearDown(Level.Trial)
    public void close() {
        embedding.close();
    }

    /**
     * One query.
     *
     * @return its vector
     */
    @Benchmark
    public TextEmbedding query() {
        return embedding.embed(QUERY, Purpose.QUERY);
    }
}
