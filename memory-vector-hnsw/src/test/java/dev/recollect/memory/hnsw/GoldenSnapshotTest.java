// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.embedding.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A graph that the first version saved")
class GoldenSnapshotTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("is read, bound to the vectors that are there, and not made again")
    void isRead() throws IOException {
        Saved saved = new Saved(GoldenSnapshot.past(), folder);
        saved.make();
        byte[] golden = golden();
        assertThat(saved.bytes()).as("levels are drawn by chance").isNotEqualTo(golden);
        saved.replaceBy(golden);

        try (LogLines log = new LogLines();
                HnswVectorIndex index = saved.open()) {
            saved.past.load(index);
            index.settle(Past.ADA, left -> {});

            assertThat(log.warnings()).isEmpty();
            assertThat(log.told()).isEmpty();
            assertThat(index.searchesGraph(Past.ADA, Role.CONTENT)).isTrue();
            assertThat(saved.past.recall(index, 10, 20)).isGreaterThanOrEqualTo(0.98);
        }
        assertThat(saved.bytes()).isEqualTo(golden);
    }

    private static byte[] golden() throws IOException {
        try (InputStream in = GoldenSnapshotTest.class.getResourceAsStream("/golden/snapshot-1.graph")) {
            return Objects.requireNonNull(in, "the golden file must be there").readAllBytes();
        }
    }
}
