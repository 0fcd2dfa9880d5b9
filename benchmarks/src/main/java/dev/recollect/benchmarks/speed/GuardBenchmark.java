// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import dev.recollect.memory.lens.FactGuard;
import dev.recollect.memory.lens.Faithfulness;
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

/** How long the fact guard takes to compare an answer of so many words with its styled form. One thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class GuardBenchmark {
    private static final int WORDS_OF_A_PART = 112;
    private static final String[] NAMES = {"Almira", "Bertil", "Cosima", "Dragan", "Elspeth", "Fenno", "Greta", "Hakim"
    };

    /* 112 words. */
    private static final String DRAFT = """
            %1$s called on %2$d May at half past two about the flat in Quarry Lane. The rent is %2$d50 euros a month, which is \
            40 euros more than last year, and it can't be raised again before 2027. You should sign by the %2$dth, but you \
            don't have to pay the deposit until you move in. The cellar isn't dry, so don't store books there. For the visit \
            bring:

            - a copy of the contract [%2$d]
            - proof of income
            - `form-%2$d.pdf`

            %1$s said "the keys are with the neighbour". At most three people may live there. The heating was probably \
            repaired in March, and all windows close.
            """;

    private static final String STYLED = """
            I know that moving is a lot, and you are doing so well! About the flat in Quarry Lane, there was a call from %1$s at \
            2:30 on May %2$d. For a month's rent €%2$d50 is asked, 40 more than a year ago; before 2027 no further rise is \
            possible. It's best to sign no later than the %2$dth, though the deposit needn't be paid until you have moved \
            in. Books shouldn't be kept in the cellar, because it's damp. When you visit, please take along proof of \
            income, a copy of the contract [%2$d] and `form-%2$d.pdf`. “The keys are with the neighbour”, %1$s said. Up to \
            three people are allowed to live there. Every window closes, and in March the heating was likely repaired.
            """;

    private final FactGuard guard = new FactGuard();

    /** How many words the draft has. */
    @Param({"500", "5000"})
    public int words = 500;

    private String draft = "";
    private String styled = "";

    /** Creates the benchmark. */
    public GuardBenchmark() {}

    /** Writes the answer. */
    @Setup(Level.Trial)
    public void write() {
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        for (int part = 0; part * WORDS_OF_A_PART < words; part++) {
            String name = NAMES[part % NAMES.length];
            int day = 4 + part % 20;
            before.append(DRAFT.formatted(name, day));
            after.append(STYLED.formatted(name, day));
        }
        draft = before.toString();
        styled = after.toString();
    }

    /**
     * One comparison.
     *
     * @return what it found
     */
    @Benchmark
    public Faithfulness compare() {
        return guard.compare(draft, styled);
    }
}
