// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("reflect")
class ReflectCommandTest {
    @TempDir
    Path temp;

    private CommandLineRun cli() {
        return new CommandLineRun(temp);
    }

    @Test
    @DisplayName("shows what was reflected on after an answer, and computes the salience of what it rests on")
    void reflected() {
        cli().done("remember", "The spare key of the cellar hangs behind the clock");
        cli().done("answer", "Where is the spare key of the cellar?");

        String shown = cli().done("reflect");

        assertThat(shown).contains("exp_", "\nsalience computed of ");
        assertThat(cli().done("recall", "spare key of the cellar", "--explain")).contains("salience");
        JsonNode json = cli().run("reflect", "--top", "1", "--json").json().get(0);
        assertThat(json.get("items")).hasSize(1);
        assertThat(json.get("items").get(0).get("method").textValue()).isEqualTo("reflect");
        assertThat(json.get("weighed").isInt()).isTrue();
        assertThat(cli().done("verify")).isEqualTo("verified: nothing wrong");
    }

    @Test
    @DisplayName("shows at a terminal how many are weighed")
    void watched() {
        cli().done("remember", "The spare key hangs behind the clock");

        CommandLineRun.Ended seen = cli().atTerminal().run("reflect");

        assertThat(seen.out()).endsWith("salience computed of 1\n");
        assertThat(seen.err()).contains("weighing", "memories");
    }

    @Test
    @DisplayName("says so where there is nothing yet")
    void nothing() {
        cli().done("remember", "The spare key hangs behind the clock");

        assertThat(cli().done("reflect")).startsWith("no reflections");
        assertThat(cli().run("reflect", "--json").json().get(0).get("items")).isEmpty();
    }

    @Test
    @DisplayName("ends with 2 where it is used wrongly")
    void wrong() {
        assertThat(cli().run("reflect", "--top", "0").code()).isEqualTo(2);
        assertThat(cli().run("reflect", "--top", "201").code()).isEqualTo(2);
        assertThat(cli().run("reflect", "more").code()).isEqualTo(2);
    }
}
