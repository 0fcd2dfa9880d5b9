// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.local.LocalMemory;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.server.config.Settings;
import dev.recollect.server.http.RecollectServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@DisplayName("The measurement of many users")
class ManyUsersTest {
    private final StringWriter printed = new StringWriter();
    private final StringWriter complaints = new StringWriter();

    @TempDir
    Path folder;

    @Test
    @DisplayName("fills a folder, asks a server over it, and prints a row for each round")
    void fillsAndAsks() {
        Path data = folder.resolve("users");

        int filled = run(FillUsers.commandLine(), "--data", data.toString(), "--users", "2", "--experiences", "50");
        int asked = askServerOver(data);

        assertThat(complaints.toString()).isEmpty();
        assertThat(List.of(filled, asked)).containsExactly(0, 0);
        assertThat(printed.toString()
                        .lines()
                        .map(row -> row.substring(1, row.indexOf('|', 1)).strip()))
                .containsExactly("recall of", "---", "every user once", "users at random", "the same 2 users");
    }

    private int askServerOver(Path data) {
        Settings settings = Settings.load(Map.of(), folder, data);
        try (Memory memory = LocalMemory.open(data);
                RecollectServer server = RecollectServer.start(memory, settings, "127.0.0.1", 0)) {
            assertThat(memory.statistics().store().total()).isEqualTo(100);
            return run(AskUsers.commandLine(), server.url(), "--users", "2", "--experiences", "50", "--requests", "10");
        }
    }

    @Test
    @DisplayName("ends with 1 where a user does not find what he has")
    void notFound() {
        Path data = folder.resolve("empty");
        Settings settings = Settings.load(Map.of(), folder, data);
        try (Memory memory = LocalMemory.open(data);
                RecollectServer server = RecollectServer.start(memory, settings, "127.0.0.1", 0)) {
            assertThat(memory.recall(RecallRequest.of(Scope.ofUser("user-0"), "anything"))
                            .memories())
                    .isEmpty();

            int asked = run(
                    AskUsers.commandLine(), server.url(), "--users", "1", "--experiences", "50", "--requests", "10");

            assertThat(asked).isEqualTo(1);
            assertThat(complaints.toString()).startsWith("the recall of user-0 must find first what was asked for");
        }
    }

    @Test
    @DisplayName("refuses histories that there are none of in one line")
    void refuses() {
        int code = run(FillUsers.commandLine(), "--data", folder.resolve("new").toString(), "--experiences", "49");

        assertThat(code).isEqualTo(1);
        assertThat(complaints.toString().lines())
                .containsExactly("a user must have a multiple of 50 experiences up to 10000, but 49 were asked for");
    }

    @Test
    @DisplayName("gives no two users the same history, and each the same every time")
    void histories() {
        Histories histories = new Histories(200);

        assertThat(histories.of(1)).hasSize(200);
        assertThat(histories.sentences(1))
                .isEqualTo(new Histories(200).sentences(1))
                .isNotEqualTo(histories.sentences(2));
    }

    private int run(CommandLine command, String... arguments) {
        return command.setOut(new PrintWriter(printed, true))
                .setErr(new PrintWriter(complaints, true))
                .execute(arguments);
    }
}
