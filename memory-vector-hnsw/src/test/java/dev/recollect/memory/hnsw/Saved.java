// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.store.ModelStamp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** A folder of snapshots of a {@link Past}, and the indexes on it. */
final class Saved {
    /** Nothing is saved but when it is asked for, or at the end. */
    static final Duration NEVER = Duration.ofDays(1);

    /** Small, and searched by graph whatever the request. */
    static final GraphSettings SETTINGS = new GraphSettings(100, 8, 60, 60, 1);

    final Past past;
    final Path folder;

    Saved(Past past, Path folder) {
        this.past = past;
        this.folder = folder;
    }

    HnswVectorIndex open() {
        return open(past.model, past.store::lastChange, NEVER);
    }

    HnswVectorIndex open(ModelStamp model, LongSupplier lastChange, Duration saveDelay) {
        return HnswVectorIndex.builder(model.dimension())
                .settings(SETTINGS)
                .saveIn(folder, model, lastChange)
                .saveDelay(saveDelay)
                .build();
    }

    /** Opens, loads, makes and saves the graphs, closes. */
    void make() {
        try (HnswVectorIndex index = open()) {
            past.load(index);
            index.settle(Past.ADA, left -> {});
            assertThat(index.searchesGraph(Past.ADA, Role.CONTENT)).isTrue();
        }
        assertThat(snapshots()).hasSize(1);
    }

    /** The only snapshot. */
    Path snapshot() {
        assertThat(snapshots()).hasSize(1);
        return snapshots().get(0);
    }

    List<Path> snapshots() {
        return files().stream()
                .filter(file -> file.toString().endsWith(".graph"))
                .toList();
    }

    List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        try {
            return Files.readAllBytes(snapshot());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void replaceBy(byte[] bytes) {
        try {
            Files.write(snapshot(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
