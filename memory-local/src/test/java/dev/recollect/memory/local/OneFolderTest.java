// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("One folder")
class OneFolderTest {
    @TempDir
    Path temp;

    private static ExperienceId remember(Memory memory, String text) {
        return memory.remember(LocalMemoryTest.ADA, text).id().orElseThrow();
    }

    private static String recall(Memory memory, String query) {
        return memory.recall(LocalMemoryTest.ADA, query).memories().stream()
                .map(recalled -> recalled.experience().id().value())
                .collect(Collectors.joining(" "));
    }

    @Test
    @DisplayName("is refused to a second opener in this JVM, by whatever name, with what to do; the first goes on")
    void secondOpener() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("real"));
        Path link = Files.createSymbolicLink(temp.resolve("link"), folder);
        Path relative = Path.of("").toAbsolutePath().relativize(folder.toRealPath());
        List<Path> names = List.of(folder, folder.resolve("../real/."), relative, link, link.resolve("../link"));
        try (Memory memory = LocalMemory.open(folder)) {
            for (Path name : names) {
                assertThatThrownBy(() -> LocalMemory.open(name))
                        .as("%s", name)
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("is open in this JVM already")
                        .hasMessageContaining("share that memory, or close it first");
            }
            assertThat(recall(memory, "anything")).isEmpty();
            assertThat(remember(memory, "The first opener goes on.").value()).isEqualTo(recall(memory, "first opener"));
        }
        for (Path name : names) {
            try (Memory again = LocalMemory.open(name)) {
                assertThat(again.statistics().store().total()).as("%s", name).isEqualTo(1);
            }
        }
    }

    @Test
    @DisplayName("is refused where the file of the store is reached by a link of its own")
    void linkedFile() throws IOException {
        Path folder = temp.resolve("real");
        Path other = Files.createDirectory(temp.resolve("other"));
        try (Memory memory = LocalMemory.open(folder)) {
            Path link = Files.createSymbolicLink(other.resolve("linked.db"), folder.resolve("raw_store.db"));

            assertThatThrownBy(() -> LocalMemory.builder(other).storeFile(link).open())
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is open in this JVM already");
            assertThat(memory.verify()).isEmpty();
        }
    }

    @Test
    @DisplayName("is open to another process at the same time, and each sees what the other remembers and forgets")
    void anotherProcess() throws IOException, InterruptedException {
        try (Memory memory = LocalMemory.open(temp);
                OtherProcess other = OtherProcess.open(temp)) {
            ExperienceId ours = remember(memory, "My sister Ana lives in Porto.");
            assertThat(other.told("recall", "Where does Ana live?")).isEqualTo(ours.value());

            String theirs = other.told("remember", "The bicycle is in the cellar.");
            assertThat(recall(memory, "Where is the bicycle?").split(" ")).startsWith(theirs);

            memory.forget(Erasure.ofIds(LocalMemoryTest.ADA, List.of(ours)));
            assertThat(other.told("recall", "Where does Ana live?")).isEqualTo(theirs);

            assertThat(other.told("forget", theirs)).isEqualTo("1");
            assertThat(recall(memory, "Where is the bicycle?")).isEmpty();

            assertThat(memory.verify()).isEmpty();
            assertThat(other.told("verify", "all")).isEqualTo("[]");
            other.end();
            assertThat(remember(memory, "And on it goes.").value()).isEqualTo(recall(memory, "on it goes"));
        }
    }

    @Test
    @DisplayName("is open here while another process has it, and there is none to be refused")
    void openedThereFirst() throws IOException, InterruptedException {
        try (OtherProcess other = OtherProcess.open(temp)) {
            String theirs = other.told("remember", "The bicycle is in the cellar.");

            try (Memory memory = LocalMemory.open(temp)) {
                assertThat(recall(memory, "Where is the bicycle?")).isEqualTo(theirs);
            }

            assertThat(other.told("recall", "Where is the bicycle?")).isEqualTo(theirs);
            other.end();
        }
    }
}
