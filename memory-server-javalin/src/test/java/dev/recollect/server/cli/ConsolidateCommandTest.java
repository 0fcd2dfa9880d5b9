// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("consolidate")
class ConsolidateCommandTest {
    @TempDir
    Path temp;

    private CommandLineRun cli() {
        return new CommandLineRun(temp);
    }

    @Test
    @DisplayName("tells a session, and prints the same again where nothing followed")
    void session() {
        cli().done("remember", "We went to Ghent", "--session", "trip");

        String told = cli().done("consolidate", "--session", "trip");

        assertThat(told).startsWith("exp_").contains("session trip, segment 1, tells of 1", "We went to Ghent");
        assertThat(cli().done("consolidate", "--session", "trip")).isEqualTo(told);
        JsonNode json =
                cli().run("consolidate", "--session", "trip", "--json").json().get(0);
        assertThat(told).startsWith(json.get("narrative_id").textValue());
        assertThat(json.get("consolidated_count").intValue()).isEqualTo(1);
        assertThat(cli().done("verify")).isEqualTo("verified: nothing wrong");
    }

    @Test
    @DisplayName("tells all that are over, and nothing where none is")
    void ended() {
        cli().done("remember", "We went to Ghent", "--session", "trip");

        assertThat(cli().done("consolidate")).isEqualTo("nothing to consolidate");
        assertThat(cli().run("consolidate", "--ended", "--json").json().get(0).get("items"))
                .isEmpty();
        assertThat(cli().done("sessions")).contains("active");
    }

    @Test
    @DisplayName("shows at a terminal how far it is, beside what it prints")
    void watched() {
        cli().input("""
                {"text":"We went to Ghent","user":"default","session_id":"trip","occurred_at":"2025-03-01T10:00:00Z"}
                {"text":"We stayed at home","user":"default","session_id":"rest","occurred_at":"2025-03-08T10:00:00Z"}
                """).done("import", "-");

        CommandLineRun.Ended seen = cli().atTerminal().run("consolidate");

        assertThat(seen.out()).contains("session trip, segment 1", "session rest, segment 1");
        assertThat(seen.err()).contains("telling 100%", "2/2").endsWith("sessions\n");
    }

    @Test
    @DisplayName("ends with 1 where there is no such session, and with 2 where it is used wrongly")
    void wrong() {
        assertThat(cli().run("consolidate", "--session", "nowhere").code()).isEqualTo(1);
        assertThat(cli().run("consolidate", "--session", " ").code()).isEqualTo(2);
        assertThat(cli().run("consolidate", "--session", "s", "--ended").code()).isEqualTo(2);
        assertThat(cli().run("consolidate", "s").code()).isEqualTo(2);
    }
}
