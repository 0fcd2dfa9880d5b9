// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import dev.recollect.memory.affect.AffectDetector;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.affect.NeutralAffectDetector;
import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.onnx.BundledModel;
import dev.recollect.memory.embedding.onnx.OnnxEmbeddingModel;
import dev.recollect.memory.embedding.onnx.affect.TrainedAffectDetector;
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
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to read the affect of a text whose embedding is at hand. One thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class AffectBenchmark {
    /** What is read: a chat line, a sentence of thirty words, or a page of some three hundred. */
    @Param({"line", "sentence", "page"})
    public String length = "line";

    private AffectDetector detector = new NeutralAffectDetector();
    private Embedding passage = Embedding.of(new float[] {1});
    private String text = "";

    /** Creates the benchmark. */
    public AffectBenchmark() {}

    /** Embeds the text and loads the detector. */
    @Setup(Level.Trial)
    public void open() {
        String sentence =
                "I was really not happy with how the removal people treated my grandmother's old piano, but in"
                        + " the end they apologised, and the new tuner did a wonderful job!";
        text = switch (length) {
            case "line" -> "I'm not happy with this at all :(";
            case "sentence" -> sentence;
            default -> (sentence + " ").repeat(10);
        };
        try (EmbeddingModel model = OnnxEmbeddingModel.open(BundledModel.DEFAULT)) {
            passage = model.embed(text, Purpose.PASSAGE).mean();
            detector = TrainedAffectDetector.forModel(model.id());
        }
    }

    /**
     * One reading.
     *
     * @return it
     */
    @Benchmark
    public AffectReading read() {
        return detector.read(text, passage);
    }
}
