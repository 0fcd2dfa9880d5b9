// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.tck.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Another process that has a folder open, and does as it is told: {@code remember} a text, {@code recall} by a query,
 * {@code forget} an id, {@code verify}; each is answered by a line.
 */
final class OtherProcess implements AutoCloseable {
    private static final int SECONDS = 120;

    /* What a line begins with that is no log line. */
    private static final String ANSWER = "= ";

    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter orders;

    private OtherProcess(Process process) {
        this.process = process;
        answers = process.inputReader(UTF_8);
        orders = new PrintWriter(process.outputWriter(UTF_8), true);
    }

    /** The folder. */
    public static void main(String[] arguments) throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        try (Memory memory = LocalMemory.open(Path.of(arguments[0]))) {
            tell("open");
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                String[] words = order.split(" ", 2);
                tell(answer(memory, LocalMemoryTest.ADA, words[0], words[1]));
            }
        }
        tell("closed");
    }

    private static void tell(String answer) {
        System.out.println(ANSWER + answer);
    }

    private static String answer(Memory memory, Scope scope, String order, String what) {
        return switch (order) {
            case "remember" -> memory.remember(scope, what).id().orElseThrow().value();
            case "recall" ->
                memory.recall(scope, what).memories().stream()
                        .map(recalled -> recalled.experience().id().value())
                        .collect(Collectors.joining(" "));
            case "forget" ->
                ""
                        + memory.forget(Erasure.ofIds(scope, List.of(new ExperienceId(what))))
                                .erased()
                                .size();
            case "verify" -> memory.verify().toString();
            default -> throw new IllegalArgumentException(order);
        };
    }

    /** Starts one; it has the folder open on return. */
    static OtherProcess open(Path folder) throws IOException {
        List<String> options = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1");
        OtherProcess other = new OtherProcess(ChildJvm.running(options, OtherProcess.class, folder)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
        assertThat(other.line()).isEqualTo("open");
        return other;
    }

    /** Its answer to an order. */
    String told(String order, String what) {
        orders.println(order + " " + what);
        return line();
    }

    private String line() {
        return answers.lines()
                .filter(line -> line.startsWith(ANSWER))
                .findFirst()
                .map(line -> line.substring(ANSWER.length()))
                .orElse("nothing");
    }

    /** Lets it close the folder and end; it must end well. */
    void end() throws InterruptedException {
        orders.close();
        assertThat(line()).isEqualTo("closed");
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
