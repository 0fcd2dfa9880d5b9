// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.index.IndexException;
import dev.recollect.memory.store.ModelStamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Where something fails in the background")
class FailureTest {
    @TempDir
    Path temp;

    private final Past past = new Past(16, 20, 3);

    @Test
    @DisplayName("a folder that cannot be written any more is said once, and search goes on")
    void unwritable() throws IOException {
        Path folder = temp.resolve("graphs");
        Saved saved = new Saved(past, folder);
        past.add(300);
        try (LogLines log = new LogLines();
                HnswVectorIndex index = saved.open()) {
            past.load(index);
            Files.delete(folder.resolve("index.lock"));
            Files.delete(folder);

            index.settle(Past.ADA, left -> {});
            index.settle(Past.ADA, left -> {});

            assertThat(log.warnings()).singleElement().asString().contains("cannot be saved");
            assertThat(index.searchesGraph(Past.ADA, Role.CONTENT)).isTrue();
            assertThat(past.recall(index, 10, 20)).isGreaterThanOrEqualTo(0.98);
            Files.createDirectory(folder);
            index.settle(Past.ADA, left -> {});
            assertThat(saved.snapshots()).hasSize(1);
        }
    }

    @Test
    @DisplayName("a store that does not answer is said, and search goes on")
    void storeFails() {
        AtomicBoolean failing = new AtomicBoolean();
        Saved saved = new Saved(past, temp);
        past.add(300);
        try (LogLines log = new LogLines();
                HnswVectorIndex index = saved.open(
                        past.model,
                        () -> {
                            if (failing.get()) {
                                throw new IllegalStateException("the store is closed");
                            }
                            return past.store.lastChange();
                        },
                        Saved.NEVER)) {
            past.load(index);
            failing.set(true);

            index.settle(Past.ADA, left -> {});

            assertThat(log.warnings()).singleElement().asString().contains("Work on graphs failed");
            assertThat(past.recall(index, 10, 20)).isGreaterThanOrEqualTo(0.98);
            assertThat(saved.snapshots()).isEmpty();
            failing.set(false);
        }
        assertThat(saved.snapshots()).as("saved at the end").hasSize(1);
    }

    @Test
    @DisplayName("wrong choices are refused with what is expected")
    void wrongChoices() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        HnswVectorIndex.Builder builder = HnswVectorIndex.builder(16);

        assertThatThrownBy(() -> HnswVectorIndex.builder(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the dimension must be at least 1, but was 0");
        assertThatThrownBy(() -> builder.threshold(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the threshold must be at least 1, but was 0");
        assertThatThrownBy(() -> builder.saveIn(temp, new ModelStamp("other", 8), () -> 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("16")
                .hasMessageContaining("8");
        builder.saveIn(file, past.model, () -> 0);
        assertThatThrownBy(builder::build)
                .isInstanceOf(IndexException.class)
                .hasMessageContaining("folder of snapshots")
                .hasMessageContaining("file");
    }

    @Test
    @DisplayName("what a killed process left half written is removed at the next start")
    void leftovers() throws IOException {
        Path leftover = Files.createFile(temp.resolve("0123-content.graph.tmp"));

        new Saved(past, temp).open().close();

        assertThat(leftover).doesNotExist();
    }
}
