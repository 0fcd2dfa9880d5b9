// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.onnx.BundledModel;
import dev.recollect.memory.embedding.onnx.OnnxEmbeddingModel;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.recall.Recollection;
import dev.recollect.memory.store.ExperienceFilter;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * How long a recall of the best five takes in a memory on SQLite: of one user with so many experiences, or of any of a
 * thousand users; among all of them or under a filter; with the embedding of the query or without.
 *
 * <p>Question: what does everything but the embedding of the query cost, what does a filter that lets little through add, and
 * what does all of it take together? Data: {@link LongMemory}, held in memory with its graphs made, and kept on disk for the
 * next run; queries are sentences of the same language. One thread.
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
    private static final int THOUSAND = 1_000;

    /* Sixteen tokens, beside what a model puts before and after every query. */
    private static final String QUESTION = "When did Ana say that she would move to the old house by the river?";

    /** How many users there are. */
    @Param("1")
    public int users = 1;

    /** How many experiences each has; with a million, filling takes half an hour the first time. */
    @Param({"1000", "10000", "100000"})
    public int experiences = 1_000;

    /**
     * Which experiences may be found: all ({@code none}), or one in a thousand ({@code one-in-a-thousand}): those of a
     * stretch of time that begins at a random turn, another one each call.
     */
    @Param("none")
    public String filter = "none";

    /**
     * What embeds the query: a stand-in that takes microseconds, or before it, in the same measured operation, the default
     * model ({@code e5}), which embeds a question of sixteen tokens; nothing is cached. What is searched for is the
     * stand-in's vector in both cases, as the memory is made of such.
     */
    @Param("stand-in")
    public String model = "stand-in";

    private final List<String> queries = new ArrayList<>();
    private final Random random = new Random(9);
    private Optional<LongMemory> filled = Optional.empty();
    private Optional<EmbeddingModel> embedding = Optional.empty();
    private boolean filtered;
    private int next;

    /** Creates the benchmark. */
    public RecallBenchmark() {}

    /** Remembers the history, or finds it from an earlier run, and holds all of it in memory. */
    @Setup(Level.Trial)
    public void fill() {
        filtered = chosen("filter", filter, "none", "one-in-a-thousand");
        if (filtered && experiences % THOUSAND != 0) {
            throw new IllegalArgumentException("one in a thousand of " + experiences + " is not a whole number");
        }
        if (chosen("model", model, "stand-in", "e5")) {
            embedding = Optional.of(OnnxEmbeddingModel.open(BundledModel.DEFAULT));
        }
        LongMemory memory = LongMemory.kept(users, experiences);
        memory.settle(users);
        for (int i = 0; i < QUERIES; i++) {
            queries.add(memory.sentence());
        }
        filled = Optional.of(memory);
    }

    /* Whether it is the other one. */
    private static boolean chosen(String name, String value, String usual, String other) {
        if (!value.equals(usual) && !value.equals(other)) {
            throw new IllegalArgumentException(name + " must be " + usual + " or " + other + ", but was " + value);
        }
        return value.equals(other);
    }

    /** Lets it go. */
    @TearDown(Level.Trial)
    public void close() {
        embedding.ifPresent(EmbeddingModel::close);
        filled.ifPresent(LongMemory::close);
    }

    /**
     * One recall.
     *
     * @param hole takes the vector of the question, where the default model embeds one
     * @return what was found
     */
    @Benchmark
    public Recollection recall(Blackhole hole) {
        embedding.ifPresent(e5 -> hole.consume(e5.embed(QUESTION, Purpose.QUERY)));
        next = (next + 1) % QUERIES;
        RecallRequest request = RecallRequest.of(LongMemory.user(random.nextInt(users)), queries.get(next));
        return filled.orElseThrow().memory.recall(filtered ? request.withFilter(oneInAThousand()) : request);
    }

    private ExperienceFilter oneInAThousand() {
        int turns = experiences / THOUSAND;
        return LongMemory.stretch(random.nextInt(experiences - turns + 1), turns);
    }
}
