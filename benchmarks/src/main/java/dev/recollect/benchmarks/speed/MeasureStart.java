// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import dev.recollect.benchmarks.CommandLines;
import dev.recollect.memory.recall.RecallRequest;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Measures how long it takes from the start of the JVM until a user with a long history is recalled from, and how much of the
 * heap an experience takes. Data: {@link LongMemory}, filled by the first run; to be started once more for figures of a start.
 */
@Command(name = "MeasureStart", description = "Measures start-up and memory with a long history.")
public final class MeasureStart implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--experiences", paramLabel = "N", description = "of the one user; default: ${DEFAULT-VALUE}")
    private int experiences = 100_000;

    /** Creates the command with its defaults. */
    public MeasureStart() {}

    /**
     * Runs the command and exits with its code.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        System.exit(CommandLines.of(new MeasureStart()).execute(arguments));
    }

    @Override
    public Integer call() {
        if (experiences < 1) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--experiences must be 1 or more, but was " + experiences);
        }
        say("the JVM runs");
        LongMemory memory = LongMemory.kept(1, experiences);
        try (memory) {
            say("the memory is open");
            long before = usedHeap();
            memory.memory.recall(RecallRequest.of(LongMemory.ADA, memory.sentence()));
            say("the first recall is answered, whose user was loaded for it");
            memory.settle(1);
            say("graphs serve");
            spec.commandLine()
                    .getOut()
                    .printf("%,d bytes of heap an experience%n", (usedHeap() - before) / experiences);
        }
        return 0;
    }

    private void say(String what) {
        double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1_000.0;
        spec.commandLine().getOut().printf("%6.1f s: %s%n", seconds, what);
        spec.commandLine().getOut().flush();
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
