// SPDX-License-Identifier: Apache-2.0
package dev.recollect.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.Memory;
import dev.recollect.memory.answer.AnswerRequest;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.local.LocalMemory;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.remember.RememberRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The README's example")
class ReadmeTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("prints the memory with its score, and an answer that cites it")
    void runs() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

        // @start region=readme
        Scope ada = Scope.ofUser("ada");
        try (Memory memory = LocalMemory.open(folder)) {
            memory.remember(
                    RememberRequest.text(ada, "My sister Ana lives in Porto.").build());
            memory.remember(
                    RememberRequest.text(ada, "The bicycle is in the cellar.").build());
            for (Recalled found :
                    memory.recall(RecallRequest.of(ada, "Where does Ana live?")).memories()) {
                out.println(found.score().value() + " "
                        + found.experience().content().text());
            }
            out.println(
                    memory.answer(AnswerRequest.of(ada, "Where does Ana live?")).response());
        }
        // @end

        String[] lines = printed.toString(StandardCharsets.UTF_8).split("\n", -1);
        assertThat(lines[0]).endsWith("My sister Ana lives in Porto.");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("\"My sister Ana lives in Porto.\" [1]", "Memories:");
    }
}
