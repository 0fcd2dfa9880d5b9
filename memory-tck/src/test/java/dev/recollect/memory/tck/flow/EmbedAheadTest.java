// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryBuilder;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.ExactVectorIndex;
import dev.recollect.memory.index.InMemoryKeywordIndex;
import dev.recollect.memory.index.UnicodeAnalyzer;
import dev.recollect.memory.remember.EmbeddedBatch;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.remember.Remembered;
import dev.recollect.memory.store.InMemoryExperienceStore;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.StoredExperience;
import dev.recollect.memory.tck.ForwardingEmbeddingModel;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A batch that was embedded ahead")
class EmbedAheadTest {
    private static final Scope ADA = InMemory.ADA;

    private final Counted model = new Counted();
    private final InMemoryExperienceStore store = new InMemoryExperienceStore(ModelStamp.of(model));
    private final Memory memory = memory(model, store);

    /** Notes what it is asked. */
    private static final class Counted extends ForwardingEmbeddingModel {
        private final List<String> asked = new ArrayList<>();

        Counted() {
            super(new HashingEmbeddingModel(32));
        }

        @Override
        public List<TextEmbedding> embed(List<String> texts, Purpose purpose) {
            asked.addAll(texts);
            return super.embed(texts, purpose);
        }
    }

    private static Memory memory(Counted model, InMemoryExperienceStore store) {
        return new MemoryBuilder(
                        store, new ExactVectorIndex(32), new InMemoryKeywordIndex(new UnicodeAnalyzer()), model)
                .clock(() -> InMemory.NOW)
                .maintenanceInterval(Duration.ZERO)
                .build();
    }

    private static List<RememberRequest> turns(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> RememberRequest.text(ADA, "turn " + i)
                        .session("s" + i / 7)
                        .occurredAt(InMemory.NOW.minusSeconds(1_000 - i))
                        .key("k" + i)
                        .build())
                .toList();
    }

    private static Map<String, Map<Role, TextEmbedding>> vectors(InMemoryExperienceStore store) {
        return store.stored(ADA, 0, 100).experiences().stream()
                .collect(
                        Collectors.toMap(stored -> stored.experience().content().text(), StoredExperience::embeddings));
    }

    @Test
    @DisplayName(
            "is remembered with the vectors it would have had, also after one that was not stored yet, each made once")
    void asWithoutIt() {
        EmbeddedBatch first = memory.embedAhead(turns(0, 10), Optional.empty());
        EmbeddedBatch second = memory.embedAhead(turns(10, 20), Optional.of(first));
        List<String> ahead = List.copyOf(model.asked);

        memory.rememberAll(first);
        List<Remembered> outcomes = memory.rememberAll(second);

        assertThat(outcomes).hasSize(10).allMatch(Remembered::stored);
        assertThat(model.asked).isEqualTo(ahead).doesNotHaveDuplicates();
        InMemoryExperienceStore plain = new InMemoryExperienceStore(ModelStamp.of(model));
        try (Memory other = memory(new Counted(), plain)) {
            other.rememberAll(turns(0, 20));

            assertThat(vectors(store)).hasSize(20).isEqualTo(vectors(plain));
        }
    }

    @Test
    @DisplayName("is not stored before it is remembered, and is remembered once")
    void once() {
        EmbeddedBatch batch = memory.embedAhead(turns(0, 3), Optional.empty());
        assertThat(vectors(store)).isEmpty();

        memory.rememberAll(batch);

        assertThat(vectors(store)).hasSize(3);
        assertThatThrownBy(() -> memory.rememberAll(batch)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("has what is known settled and what is wrong refused, without embedding either")
    void settled() {
        memory.rememberAll(turns(0, 2));
        model.asked.clear();
        List<RememberRequest> requests = new ArrayList<>(turns(0, 2));
        requests.add(RememberRequest.text(ADA, "nul \0").build());

        EmbeddedBatch batch = memory.embedAhead(requests, Optional.empty());
        List<Remembered> outcomes = memory.rememberAll(batch);

        assertThat(model.asked).isEmpty();
        assertThat(outcomes).extracting(Remembered::duplicate).containsExactly(true, true, false);
        assertThat(outcomes.get(2).stored()).isFalse();
        assertThatThrownBy(() -> memory.embedAhead(List.of(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("gets the context that is there when it is remembered, though another was there when it was embedded")
    void changedMeanwhile() {
        EmbeddedBatch batch = memory.embedAhead(turns(1, 2), Optional.empty());

        memory.rememberAll(turns(0, 1));
        memory.rememberAll(batch);

        assertThat(model.asked).contains("turn 0\nturn 1");
        assertThat(store.pendingContexts(10)).isEmpty();
    }
}
