// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.tck.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Java process of the test's own class path. */
final class Child implements AutoCloseable {
    private static final int SECONDS = 120;

    private final Process process;
    private final BufferedReader output;

    private Child(Process process) {
        this.process = process;
        output = process.inputReader();
    }

    static Child start(Class<?> main, List<String> arguments) {
        return start(List.of(), main, arguments);
    }

    static Child start(List<String> options, Class<?> main, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of("-Xmx512m"));
        all.addAll(options);
        try {
            return new Child(ChildJvm.running(all, main, arguments.toArray())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next line it prints; none after its end. */
    Optional<String> line() {
        try {
            return Optional.ofNullable(output.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says a line to it. */
    void say(String line) {
        try {
            process.outputWriter().write(line + "\n");
            process.outputWriter().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for its end, which must be a good one; gives the lines not yet read. */
    List<String> finish() {
        List<String> lines = output.lines().toList();
        assertThat(exit()).isZero();
        return lines;
    }

    /** Ends it as kill -9 does; gives the lines it had printed. */
    List<String> kill() {
        /* By its handle: the process itself would close our end of its output too. */
        process.toHandle().destroyForcibly();
        List<String> lines = output.lines().toList();
        exit();
        return lines;
    }

    private int exit() {
        try {
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS))
                    .as("the process must end")
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
