// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

@DisplayName("The measurement of usual cosines")
class MeasureCosinesTest {
    private final StringWriter printed = new StringWriter();
    private final StringWriter complaints = new StringWriter();

    @Test
    @DisplayName("prints the lines that the bundled weights have")
    void bundled() {
        Properties bundled = WeightsFile.bundled();

        int code = command().execute("e5-small-v2-q");

        assertThat(complaints).hasToString("");
        assertThat(code).isZero();
        assertThat(printed.toString().lines())
                .containsExactly(
                        "prior.e5-small-v2-q.mean=" + bundled.getProperty("prior.e5-small-v2-q.mean"),
                        "prior.e5-small-v2-q.deviation=" + bundled.getProperty("prior.e5-small-v2-q.deviation"));
    }

    @Test
    @DisplayName("says in one line what is wrong with its arguments, and exits with 2")
    void wrongArguments() {
        assertThat(command().execute()).isEqualTo(2);
        assertThat(command().execute("no-such-model")).isEqualTo(2);

        assertThat(complaints.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("MODEL"),
                        line -> assertThat(line).contains("no-such-model"));
        assertThat(printed).hasToString("");
    }

    private CommandLine command() {
        return MeasureCosines.commandLine()
                .setOut(new PrintWriter(printed, true))
                .setErr(new PrintWriter(complaints, true));
    }
}
