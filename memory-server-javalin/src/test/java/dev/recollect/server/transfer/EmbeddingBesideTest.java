// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryBuilder;
import dev.recollect.memory.embedding.EmbeddingException;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.ExactVectorIndex;
import dev.recollect.memory.index.InMemoryKeywordIndex;
import dev.recollect.memory.index.UnicodeAnalyzer;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.InMemoryExperienceStore;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.NewExperience;
import dev.recollect.memory.tck.ForwardingEmbeddingModel;
import dev.recollect.memory.tck.ForwardingStore;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An import")
class EmbeddingBesideTest {
    private static final Scope ADA = Scope.ofUser("ada");
    private static final int DIMENSION = 16;

    private final CountDownLatch secondIsEmbedded = new CountDownLatch(1);
    private final List<Boolean> waited = new ArrayList<>();

    @TempDir
    Path folder;

    /** Tells when the third text comes, and fails at one called "bad". */
    private final class Watched extends ForwardingEmbeddingModel {
        Watched() {
            super(new HashingEmbeddingModel(DIMENSION));
        }

        @Override
        public List<TextEmbedding> embed(List<String> texts, Purpose purpose) {
            if (texts.contains("three")) {
                secondIsEmbedded.countDown();
            }
            if (texts.contains("bad")) {
                throw new EmbeddingException("the model fails at this");
            }
            return super.embed(texts, purpose);
        }
    }

    /** Commits only once the next chunk is being embedded. */
    private final class Waiting extends ForwardingStore {
        Waiting(ExperienceStore store) {
            super(store);
        }

        @Override
        public List<Appended> append(List<NewExperience> experiences) {
            try {
                waited.add(secondIsEmbedded.await(20, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new AssertionError("nobody interrupts this", e);
            }
            return super.append(experiences);
        }
    }

    private Memory memory(boolean waiting) {
        Watched model = new Watched();
        ExperienceStore store = new InMemoryExperienceStore(ModelStamp.of(model));
        return new MemoryBuilder(
                        waiting ? new Waiting(store) : store,
                        new ExactVectorIndex(DIMENSION),
                        new InMemoryKeywordIndex(new UnicodeAnalyzer()),
                        model)
                .maintenanceInterval(Duration.ZERO)
                .build();
    }

    private ImportSource source(String... texts) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String text : texts) {
            lines.add("{\"text\": \"" + text + "\"}");
        }
        return ImportSource.of(Files.write(folder.resolve("lines.ndjson"), lines));
    }

    @Test
    @DisplayName("embeds the next chunk while one is committed, and tells of each in order once it is durable")
    void overlaps() throws IOException {
        List<ImportChunk> told = new ArrayList<>();
        try (Memory memory = memory(true);
                ImportSource source = source("one", "two", "three", "four", "five")) {

            ImportTotals totals = new Importer(memory, ADA, 2).run(source, ImportFormat.NDJSON, chunk -> {
                told.add(chunk);
                assertThat(memory.statistics().store().total()).isEqualTo(chunk.lineTo());
            });

            assertThat(totals.accepted()).isEqualTo(5);
        }
        assertThat(waited).containsExactly(true, true, true);
        assertThat(told).extracting(ImportChunk::lineFrom).containsExactly(1L, 3L, 5L);
    }

    @Test
    @DisplayName("keeps and tells of the chunks before the one that cannot be embedded")
    void failing() throws IOException {
        List<ImportChunk> told = new ArrayList<>();
        try (Memory memory = memory(false);
                ImportSource source = source("one", "two", "three", "four", "bad", "six", "seven")) {
            Importer importer = new Importer(memory, ADA, 2);

            assertThatThrownBy(() -> importer.run(source, ImportFormat.NDJSON, told::add))
                    .isInstanceOf(EmbeddingException.class)
                    .hasMessage("the model fails at this");

            assertThat(told).extracting(ImportChunk::lineTo).containsExactly(2L, 4L);
            assertThat(memory.statistics().store().total()).isEqualTo(4);
        }
    }
}
