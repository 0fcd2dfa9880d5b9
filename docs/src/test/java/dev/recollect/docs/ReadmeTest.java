// SPDX-License-Identifier: Apache-2.0
package dev.recollect.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.local.LocalMemory;
import dev.recollect.memory.recall.Recalled;
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
            memory.remember(ada, "My sister Ana lives in Porto.");
            memory.remember(ada, "The bicycle is in the cellar.");
            for (Recalled found : memory.recall(ada, "Where does Ana live?").memories()) {
                out.println(found.score().value() + " " + found.text());
            }
            out.println(memory.answer(ada, "Where does Ana live?").response());
        }
        // @end

        String[] lines = printed.toString(StandardCharsets.UTF_8).split("\n", -1);
        assertThat(lines[0]).endsWith("My sister Ana lives in Porto.");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("\"My sister Ana lives in Porto.\" [1]", "Memories:");
    }
}
