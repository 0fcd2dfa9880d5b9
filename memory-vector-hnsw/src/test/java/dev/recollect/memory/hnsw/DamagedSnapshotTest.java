// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.embedding.Role;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A graph on disk that is not what was written")
class DamagedSnapshotTest {
    private static final int TIMES = 200;

    @TempDir
    Path folder;

    private final Past past = new Past(8, 10, 3);
    private final Random random = new Random(17);
    private Saved saved;
    private byte[] whole;

    @BeforeEach
    void fill() {
        saved = new Saved(past, folder);
        past.add(120);
        saved.make();
        whole = saved.bytes();
    }

    /* A start with the file as it is: it is said once, replaced, and recall is as before, meanwhile and after. */
    private String requireRepaired(String what) {
        byte[] damaged = saved.bytes();
        String said = requireSaid(what);
        assertThat(saved.bytes()).as(what).isNotEqualTo(damaged);
        requireReadable();
        return said;
    }

    private String requireSaid(String what) {
        try (LogLines log = new LogLines();
                HnswVectorIndex index = saved.open()) {
            past.load(index);
            assertThat(past.recall(index, 10, 3)).as("%s, meanwhile", what).isGreaterThanOrEqualTo(0.9);
            index.settle(Past.ADA, left -> {});
            assertThat(index.searchesGraph(Past.ADA, Role.CONTENT)).as(what).isTrue();
            assertThat(past.recall(index, 10, 10)).as(what).isGreaterThanOrEqualTo(0.98);
            assertThat(log.warnings()).as(what).hasSize(1);
            return log.warnings().get(0);
        }
    }

    /* The next start reads what is there, and makes nothing anew. */
    private void requireReadable() {
        byte[] repaired = saved.bytes();
        try (LogLines log = new LogLines();
                HnswVectorIndex index = saved.open()) {
            past.load(index);
            index.settle(Past.ADA, left -> {});
            assertThat(log.warnings()).isEmpty();
            assertThat(log.told()).isEmpty();
        }
        assertThat(saved.bytes()).isEqualTo(repaired);
    }

    @Test
    @DisplayName("one flipped bit, at 200 places, is seen and repaired")
    void flipped() {
        for (int i = 0; i < TIMES; i++) {
            int bit = i < 8 * SnapshotFormat.HEAD ? i : random.nextInt(8 * whole.length);
            bit = i % 2 == 0 ? bit : random.nextInt(8 * whole.length);
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            saved.replaceBy(damaged);

            assertThat(requireRepaired("bit " + bit)).contains("cannot be used").contains(".graph");
        }
    }

    @Test
    @DisplayName("cut off, at 200 places, is seen and repaired")
    void truncated() {
        for (int i = 0; i < TIMES; i++) {
            int length = i < 30 ? i : random.nextInt(whole.length);
            saved.replaceBy(Arrays.copyOf(whole, length));

            assertThat(requireRepaired("length " + length)).contains("cannot be used");
        }
    }

    @Test
    @DisplayName("longer than it was, or something else altogether, is seen and repaired")
    void otherBytes() throws IOException {
        saved.replaceBy(Arrays.copyOf(whole, whole.length + 1));
        assertThat(requireRepaired("longer")).contains("length");

        byte[] noise = new byte[5_000];
        random.nextBytes(noise);
        saved.replaceBy(noise);
        assertThat(requireRepaired("noise")).contains("no snapshot");

        Path snapshot = saved.snapshot();
        Files.delete(snapshot);
        Files.createDirectory(snapshot);
        try (LogLines log = new LogLines();
                HnswVectorIndex index = saved.open()) {
            past.load(index);
            index.settle(Past.ADA, left -> {});
            assertThat(log.warnings()).isNotEmpty();
            assertThat(past.recall(index, 10, 10)).isGreaterThanOrEqualTo(0.98);
        }
    }

    @Test
    @DisplayName(
            "a foreign object is never made nor its class initialised, be it the file, its graph or within its graph")
    void foreignObject() throws IOException, ClassNotFoundException {
        byte[] foreign = Traces.strangeObject();
        byte[] graph = Arrays.copyOfRange(whole, graphStart(), whole.length);

        saved.replaceBy(foreign);
        assertThat(requireRepaired("the file")).contains("no snapshot");
        saved.replaceBy(withGraph(foreign));
        assertThat(requireRepaired("the graph")).contains("StrangeVisitor");
        saved.replaceBy(withGraph(Traces.withStranger(graph)));
        assertThat(requireRepaired("within the graph")).contains("StrangeVisitor");

        assertThat(Traces.LEFT).isEmpty();
        saved.replaceBy(withGraph(graph));
        assertThat(saved.bytes())
                .as("what replaces the graph replaces nothing else")
                .isEqualTo(whole);
        Traces.letIn(foreign);
        assertThat(Traces.LEFT).as("where nobody minds").containsExactly("initialised", "made");
    }

    @Test
    @DisplayName("a graph with absurd sizes is refused before anything is made of that size")
    void absurdSizes() {
        int graph = graphStart();
        byte[] absurd = whole.clone();
        int refused = 0;
        for (int place = graph; place < Math.min(whole.length, graph + 900); place += 3) {
            System.arraycopy(whole, 0, absurd, 0, whole.length);
            ByteBuffer.wrap(absurd).putInt(place, Integer.MAX_VALUE - 1);
            saved.replaceBy(withChecksum(absurd));
            try (LogLines log = new LogLines();
                    HnswVectorIndex index = saved.open()) {
                past.load(index);
                index.settle(Past.ADA, left -> {});
                assertThat(past.recall(index, 10, 3)).isGreaterThanOrEqualTo(0.9);
                refused += log.warnings().isEmpty() ? 0 : 1;
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    /* The library's graph begins where its class is named. */
    private int graphStart() {
        byte[] header = {(byte) 0xAC, (byte) 0xED, 0, 5};
        for (int i = SnapshotFormat.HEAD; i < whole.length; i++) {
            if (Arrays.equals(header, Arrays.copyOfRange(whole, i, i + 4))) {
                return i;
            }
        }
        throw new IllegalStateException("there must be a graph");
    }

    private byte[] withGraph(byte[] stream) {
        int start = graphStart();
        byte[] all = Arrays.copyOf(whole, start + stream.length);
        System.arraycopy(stream, 0, all, start, stream.length);
        return withChecksum(all);
    }

    private static byte[] withChecksum(byte[] all) {
        CRC32C crc = new CRC32C();
        crc.update(all, SnapshotFormat.HEAD, all.length - SnapshotFormat.HEAD);
        ByteBuffer.wrap(all).putLong(12, all.length).putLong(20, crc.getValue());
        return all;
    }
}
