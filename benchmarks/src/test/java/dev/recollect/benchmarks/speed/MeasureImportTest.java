// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The measurement of import")
class MeasureImportTest {
    @TempDir
    Path folder;

    private static List<String> run(String... arguments) {
        StringWriter printed = new StringWriter();
        int code = MeasureImport.commandLine()
                .setOut(new PrintWriter(printed))
                .setErr(new PrintWriter(printed))
                .execute(arguments);
        assertThat(code).as(printed.toString()).isZero();
        return printed.toString().lines().toList();
    }

    @Test
    @DisplayName("embeds and imports the same texts, made up or given, and prints what share of the speed is left")
    void measures() throws IOException {
        Path texts = Files.write(folder.resolve("texts"), List.of("one", "", "two", "three"));

        List<String> madeUp = run("--rounds", "1", "--turns", "20", "--singles", "3");
        List<String> given = run("--rounds", "1", "--turns", "4", "--singles", "2", "--texts", texts.toString());

        assertThat(madeUp).hasSize(2);
        assertThat(madeUp.get(0))
                .startsWith("39 texts of 20 turns: embedded alone in ")
                .contains(" % of the rate");
        assertThat(madeUp.get(1))
                .startsWith("3 turns one by one: p50 of embedding alone ")
                .endsWith(" times as long");
        assertThat(given.get(0)).startsWith("8 texts of 4 turns: ");
    }

    @Test
    @DisplayName("tells the texts of a turn as they are embedded: with the speaker, alone and after the turn before")
    void roleTexts() {
        Conversation conversation = new Conversation(List.of("Hello", "Hi"));

        List<Conversation.Turn> turns = conversation.next(51);

        assertThat(turns.get(0).roleTexts()).containsExactly("Ada: Hello");
        assertThat(turns.get(1).roleTexts()).containsExactly("Bo: Hi", "Ada: Hello\nBo: Hi");
        assertThat(turns.get(50).roleTexts()).containsExactly("Ada: Hello");
        assertThat(turns.get(1).line())
                .isEqualTo("{\"text\":\"Hi\",\"speaker\":\"Bo\",\"session_id\":\"s0\","
                        + "\"occurred_at\":\"2025-01-01T08:00:20Z\",\"idempotency_key\":\"turn/1\"}");
    }
}
