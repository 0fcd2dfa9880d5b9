// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.store.ModelStamp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A graph on disk")
class SnapshotTest {
    private static final int DIMENSION = 16;
    private static final int COUNT = 400;

    @TempDir
    Path folder;

    private final Past past = new Past(DIMENSION, 20, 3);
    private Saved saved;
    private List<ExperienceId> ids;

    @BeforeEach
    void fill() {
        saved = new Saved(past, folder);
        ids = past.add(COUNT);
        saved.make();
    }

    /** Opens as a start does; yields how many experiences the background still had to look at after reading. */
    private void requireRepairedBy(Saved files) {
        try (HnswVectorIndex index = files.open()) {
            past.load(index);
            assertThat(past.recall(index, 10, 20)).as("meanwhile").isGreaterThanOrEqualTo(0.98);
            index.settle(Past.ADA, left -> {});
            assertThat(index.searchesGraph(Past.ADA, Role.CONTENT)).isTrue();
            assertThat(past.recall(index, 10, 50)).isGreaterThanOrEqualTo(0.98);
            assertThat(past.recall(index, 100, 10)).isGreaterThanOrEqualTo(0.98);
        }
    }

    @Test
    @DisplayName("is read at the next start, and nothing is made again")
    void isRead() throws IOException {
        byte[] before = saved.bytes();
        try (LogLines log = new LogLines()) {
            requireRepairedBy(saved);

            assertThat(log.warnings()).isEmpty();
            assertThat(log.told()).isEmpty();
        }
        assertThat(saved.bytes()).as("not written again").isEqualTo(before);
        assertThat(saved.files())
                .extracting(file -> file.getFileName().toString())
                .contains("index.lock")
                .hasSize(2);
    }

    @Test
    @DisplayName("has no vector, no text and no name in it, nor in its name")
    void holdsNoContent() {
        byte[] bytes = saved.bytes();

        assertThat(saved.snapshot().getFileName().toString()).matches("[0-9a-f]{32}-content\\.graph");
        assertThat(Bytes.contains(bytes, "ada".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(Bytes.contains(bytes, "a vector".getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        assertThat(Bytes.contains(bytes, ids.get(0).value().getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        try (HnswVectorIndex index = saved.open()) {
            past.load(index);
            index.forEach(Past.ADA, vector -> {
                byte[] some = java.util.Arrays.copyOf(vector.vector().toBytes(), 8);
                byte[] turned = {some[3], some[2], some[1], some[0], some[7], some[6], some[5], some[4]};
                assertThat(Bytes.contains(bytes, some)).isFalse();
                assertThat(Bytes.contains(bytes, turned)).isFalse();
            });
        }
    }

    @Test
    @DisplayName("that the store has gone beyond is completed: what came is added, what went is removed")
    void staleIsCompleted() {
        past.erase(ids.subList(0, 40));
        past.add(60);

        try (LogLines log = new LogLines()) {
            requireRepairedBy(saved);
            assertThat(log.warnings()).isEmpty();
        }

        byte[] bytes = saved.bytes();
        assertThat(Bytes.contains(bytes, ids.get(7).value().getBytes(StandardCharsets.UTF_8)))
                .isFalse();
        requireRepairedBy(saved);
    }

    @Test
    @DisplayName("that another process was slow to write is not read for another user, model or dimension")
    void isAnothers() throws IOException {
        Saved others = new Saved(past, Files.createDirectory(folder.resolve("others")));
        try (HnswVectorIndex index =
                others.open(new ModelStamp("another", DIMENSION), past.store::lastChange, Saved.NEVER)) {
            past.load(index);
            index.settle(Past.ADA, left -> {});
        }
        byte[] foreign = others.bytes();
        saved.replaceBy(foreign);

        try (LogLines log = new LogLines()) {
            requireRepairedBy(saved);

            assertThat(log.warnings())
                    .singleElement()
                    .asString()
                    .contains("random")
                    .contains("another");
        }
        assertThat(saved.bytes()).isNotEqualTo(foreign);
        requireUnwarned();
    }

    private void requireUnwarned() {
        try (LogLines log = new LogLines()) {
            requireRepairedBy(saved);
            assertThat(log.warnings()).isEmpty();
        }
    }

    @Test
    @DisplayName("that is missing is made again, which is said")
    void missing() throws IOException {
        Files.delete(saved.snapshot());

        try (LogLines log = new LogLines()) {
            requireRepairedBy(saved);

            assertThat(log.told()).singleElement().asString().contains("no snapshot");
        }
        requireUnwarned();
    }

    @Test
    @DisplayName("is not written by an index that does not know the store's last change, and is once it does")
    void onlyLevel() throws IOException {
        Files.delete(saved.snapshot());
        AtomicLong ahead = new AtomicLong(1);
        try (HnswVectorIndex index = saved.open(past.model, () -> past.store.lastChange() + ahead.get(), Saved.NEVER)) {
            past.load(index);
            index.settle(Past.ADA, left -> {});
            assertThat(saved.snapshots()).isEmpty();

            ahead.set(0);
            index.settle(Past.ADA, left -> {});
            assertThat(saved.snapshots()).hasSize(1);
        }
    }

    @Test
    @DisplayName("is written when its scope leaves memory, and read when it comes back")
    void evictedAndLoaded() throws IOException {
        Files.delete(saved.snapshot());
        try (HnswVectorIndex index = saved.open()) {
            past.load(index);
            index.search(Past.ADA, Role.CONTENT, past.vector(), 5, id -> true);
            while (!index.searchesGraph(Past.ADA, Role.CONTENT)) {
                Thread.onSpinWait();
            }

            index.evict(Past.ADA);
            past.load(index);
            index.settle(Past.ADA, left -> {});

            assertThat(saved.snapshots()).hasSize(1);
            assertThat(past.recall(index, 10, 50)).isGreaterThanOrEqualTo(0.98);
        }
    }

    @Test
    @DisplayName("goes with a reset, and comes back")
    void reset() {
        try (HnswVectorIndex index = saved.open()) {
            past.load(index);
            index.settle(Past.ADA, left -> {});

            index.reset();

            assertThat(saved.snapshots()).isEmpty();
            past.follow(index);
            List<Long> left = new ArrayList<>();
            index.settle(Past.ADA, left::add);
            assertThat(saved.snapshots()).hasSize(1);
            assertThat(left).isSortedAccordingTo((a, b) -> Long.compare(b, a)).endsWith(0L);
            assertThat(index.searchesGraph(Past.ADA, Role.CONTENT)).isTrue();
        }
    }
}
