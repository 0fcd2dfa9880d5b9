// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.index.IndexException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The lock of the folder of graphs")
class IndexLockTest {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    @DisplayName("is held by one who writes, or by many who erase")
    void oneOrMany() {
        try (IndexLock one = IndexLock.open(folder);
                IndexLock other = IndexLock.open(folder)) {
            IndexLock.Held writing = one.toWrite().orElseThrow();
            assertThat(one.toWrite()).isEmpty();
            assertThat(other.toWrite()).isEmpty();
            assertThatThrownBy(() -> other.toErase(SHORT))
                    .isInstanceOf(IndexException.class)
                    .hasMessageContaining("nothing was erased");

            writing.close();
            IndexLock.Held erasing = one.toErase(LONG);
            IndexLock.Held too = other.toErase(LONG);
            assertThat(one.toWrite()).isEmpty();
            erasing.close();
            assertThat(one.toWrite()).isEmpty();
            too.close();

            assertThat(other.toWrite()).isPresent();
        }
    }

    @Test
    @DisplayName("is waited for by who erases, for as long as somebody foreign to this index has it")
    void foreignHolder() throws IOException {
        try (IndexLock lock = IndexLock.open(folder);
                FileChannel channel = FileChannel.open(
                        folder.resolve("index.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            FileLock foreign = Objects.requireNonNull(channel.tryLock());
            assertThat(lock.toWrite()).isEmpty();
            assertThatThrownBy(() -> lock.toErase(SHORT)).isInstanceOf(IndexException.class);

            foreign.release();

            lock.toErase(LONG).close();
            assertThat(lock.toWrite()).isPresent();
        }
    }

    @Test
    @DisplayName("stays with who holds it when it is closed, until he gives it up, and then is nobody's")
    void closedWhileHeld() {
        IndexLock closed = IndexLock.open(folder);
        IndexLock.Held erasing = closed.toErase(LONG);
        closed.close();

        try (IndexLock other = IndexLock.open(folder)) {
            assertThat(other.toWrite()).as("while it is held").isEmpty();
            erasing.close();
            assertThat(other.toWrite().orElseThrow()).satisfies(IndexLock.Held::close);
        }

        assertThat(closed.toWrite()).isEmpty();
        assertThatThrownBy(() -> closed.toErase(LONG))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }
}
