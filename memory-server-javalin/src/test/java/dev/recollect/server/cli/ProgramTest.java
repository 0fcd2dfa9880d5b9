// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The program in a process of its own")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "speaks to a POSIX shell")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ProgramTest {
    @TempDir
    Path temp;

    /** Runs a shell script in which {@code "$@"} is the program. */
    private CommandLineRun.Ended shell(String script) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        command.addAll(ServerProcess.program());
        Path out = temp.resolve("stdout");
        Path err = temp.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(temp.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        int code = process.waitFor();
        return new CommandLineRun.Ended(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("ends with the exit code of its command")
    void exitCodes() throws IOException, InterruptedException {
        CommandLineRun.Ended version = shell("\"$@\" version");
        CommandLineRun.Ended wrong = shell("\"$@\" fly");

        assertThat(version.code()).isZero();
        assertThat(version.out()).startsWith("recollect ");
        assertThat(version.err()).isEmpty();
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err()).isEqualTo("recollect: there is no command fly; see: recollect help\n");
    }

    @Test
    @DisplayName("speaks UTF-8 in arguments, input and output, whatever the locale says")
    void utf8() throws IOException, InterruptedException {
        CommandLineRun.Ended ended = shell("""
                set -e
                "$@" remember "$(printf 'caf\\303\\251 \\360\\237\\230\\200')" >&2
                printf '\\303\\251t\\303\\251\\n' | "$@" remember - >&2
                "$@" recall "$(printf 'caf\\303\\251')" --top 2
                """);

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("café 😀").contains("été");
    }

    @Test
    @DisplayName("refuses arguments that are no UTF-8")
    void noUtf8() throws IOException, InterruptedException {
        CommandLineRun.Ended ended = shell("\"$@\" remember \"$(printf 'caf\\351')\"");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).isEqualTo("recollect: argument must be UTF-8, but is not\n");
    }

    @Test
    @DisplayName("is silent where the reader of its output is gone, and says so where the output is full")
    void outputs() throws IOException, InterruptedException {
        CommandLineRun.Ended pipe = shell("{ sleep 1; \"$@\" help; echo $? >&3; } 3>code | true; cat code");

        assertThat(pipe.out()).isEqualTo("0\n");
        assertThat(pipe.err()).isEmpty();
        if (Files.exists(Path.of("/dev/full"))) {
            CommandLineRun.Ended full = shell("\"$@\" help > /dev/full");
            assertThat(full.code()).isEqualTo(1);
            assertThat(full.err()).isEqualTo("recollect: cannot write to standard output: No space left on device\n");
        }
    }

    @Test
    @DisplayName("serves until SIGTERM, then ends with 0")
    void serve() throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start(temp.resolve("data"), Map.of())) {
            String health = server.get("/health");
            int code = server.end();

            assertThat(health).contains("status");
            assertThat(code).isZero();
        }
    }
}
