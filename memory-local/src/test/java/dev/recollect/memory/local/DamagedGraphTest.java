// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.local;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.recollect.memory.Memory;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the store and the model's stamp on disk: 15 flipped bits and cuts, in the long mode ({@code -Dlong}) 200. */
@DisplayName("The next start of a folder whose graph is not what was written")
class DamagedGraphTest {
    private static final Scope BOB = Scope.ofUser("bob");
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-06-01T12:00:00Z"));
    private static final List<String> QUERIES =
            List.of("word1 word2", "word3 word40 word7", "number 17", "nothing that was ever said");
    private static final boolean LONG = Boolean.getBoolean("memory.test.long");
    private static final int TIMES = LONG ? 200 : 15;

    @TempDir
    Path temp;

    private final Random random = new Random(17);
    private Path folder;
    private Path file;
    private byte[] whole;
    private List<List<Recalled>> before;

    @BeforeEach
    void fill() throws IOException {
        folder = Files.createDirectory(temp.resolve("data"));
        before = filled(folder, new HashingEmbeddingModel(Hashed.DIMENSION), Life.ADA);
        file = graphs(folder).get(0);
        whole = Files.readAllBytes(file);
    }

    /* Graphs of a user; what recall yields for Ada. */
    private List<List<Recalled>> filled(Path here, EmbeddingModel model, Scope scope) {
        try (Hashed.Opened opened = Hashed.open(here, model, NOON)) {
            opened.memory()
                    .rememberAll(IntStream.range(0, 120)
                            .mapToObj(i -> RememberRequest.text(scope, text(i)).build())
                            .toList());
            return recalled(opened);
        }
    }

    private String text(int number) {
        return "word" + random.nextInt(60) + " word" + random.nextInt(60) + " number " + number;
    }

    private static List<Path> graphs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(Hashed.graphs(folder))) {
            return files.filter(path -> path.toString().endsWith("-content.graph"))
                    .sorted()
                    .toList();
        }
    }

    /* What is recalled at once, and the same once graphs are made, read or repaired. */
    private static List<List<Recalled>> recalled(Hashed.Opened opened) {
        List<List<Recalled>> atOnce = recalled(opened.memory());
        opened.memory().prepare(BOB);
        opened.index().settle(Life.ADA, left -> {});
        opened.index().settle(BOB, left -> {});
        assertThat(recalled(opened.memory())).isEqualTo(atOnce);
        return atOnce;
    }

    private static List<List<Recalled>> recalled(Memory memory) {
        return QUERIES.stream()
                .map(query -> memory.recall(Life.ADA, query).memories())
                .toList();
    }

    private List<String> said(Level level) {
        try (LogLines log = new LogLines();
                Hashed.Opened opened = Hashed.open(folder, new HashingEmbeddingModel(Hashed.DIMENSION), NOON)) {
            assertThat(recalled(opened)).isEqualTo(before);
            assertThat(opened.memory().verify()).isEmpty();
            return log.naming(level, "snapshot");
        }
    }

    /* Said once, recall as before, and repaired: the start after has nothing to say. */
    private String requireRepaired(String what, Level level) throws IOException {
        List<String> said = said(level);
        assertThat(said).as(what).singleElement().asString().contains(file.toString());
        assertThat(file).as(what).exists();
        assertThat(said(Level.INFO)).as("%s, the start after", what).isEmpty();
        return said.get(0);
    }

    private void replaceBy(byte[] bytes) throws IOException {
        Files.write(file, bytes);
    }

    @Test
    @DisplayName("says so once where a bit is flipped, wherever; it repairs, and recall is as before")
    void flipped() throws IOException {
        for (int i = 0; i < TIMES; i++) {
            int bit = random.nextInt(8 * whole.length);
            byte[] damaged = whole.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            replaceBy(damaged);

            assertThat(requireRepaired("bit " + bit, Level.WARN)).contains("cannot be used");
        }
    }

    @Test
    @DisplayName("says so once where the file is cut off, wherever; it repairs, and recall is as before")
    void truncated() throws IOException {
        for (int i = 0; i < TIMES; i++) {
            int length = i == 0 ? 0 : random.nextInt(whole.length);
            replaceBy(Arrays.copyOf(whole, length));

            assertThat(requireRepaired("length " + length, Level.WARN)).contains("cannot be used");
        }
    }

    @Test
    @DisplayName("says so once where the file is gone; it makes it again, and recall is as before")
    void deleted() throws IOException {
        Files.delete(file);

        assertThat(requireRepaired("gone", Level.INFO)).contains("made from the store");
    }

    @Test
    @DisplayName(
            "says so once where the file is another model's or another user's; it repairs, and recall is as before")
    void anothers() throws IOException {
        Path other = Files.createDirectory(temp.resolve("other"));
        filled(other, new OtherModel(), Life.ADA);
        assertThat(graphs(other).get(0)).hasFileName(file.getFileName().toString());
        replaceBy(Files.readAllBytes(graphs(other).get(0)));
        assertThat(requireRepaired("another model's", Level.WARN)).contains("hashing-16", "another model");

        filled(folder, new HashingEmbeddingModel(Hashed.DIMENSION), BOB);
        List<Path> both = graphs(folder);
        Path bobs = both.get(both.get(0).equals(file) ? 1 : 0);
        replaceBy(Files.readAllBytes(bobs));
        assertThat(requireRepaired("another user's", Level.WARN)).contains("of scope");
    }

    @Test
    @DisplayName("says so once where the file is a serialised object; it makes none of it, and recall is as before")
    void foreignObject() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new Foreign());
        }
        replaceBy(bytes.toByteArray());

        assertThat(requireRepaired("foreign", Level.WARN)).contains("is no snapshot");

        assertThat(Foreign.MADE).hasValue(0);
        replaceBy(bytes.toByteArray());
        try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(file))) {
            in.readObject();
        }
        assertThat(Foreign.MADE).as("where nobody minds").hasValue(1);
    }

    /** Leaves a trace where it is made. */
    private static final class Foreign implements Serializable {
        private static final long serialVersionUID = 1L;
        private static final AtomicInteger MADE = new AtomicInteger();

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            MADE.incrementAndGet();
        }
    }

    /** Of the same dimension, and by another name. */
    private static final class OtherModel implements EmbeddingModel {
        private final HashingEmbeddingModel same = new HashingEmbeddingModel(Hashed.DIMENSION);

        @Override
        public String id() {
            return "another model";
        }

        @Override
        public int dimension() {
            return same.dimension();
        }

        @Override
        public List<TextEmbedding> embed(List<String> texts, Purpose purpose) {
            return same.embed(texts, purpose);
        }

        @Override
        public void close() {
            same.close();
        }
    }
}
