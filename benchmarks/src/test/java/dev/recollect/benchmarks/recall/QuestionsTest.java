// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.recollect.benchmarks.CountingModel;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.recall.FusionWeights;
import dev.recollect.memory.recall.Signal;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The questions of a set")
class QuestionsTest {
    private final EmbeddingModel model = new HashingEmbeddingModel(64);
    private final FusionWeights weights = FusionWeights.bundled(model.id());

    @TempDir
    Path folder;

    private RecallSet set = new RecallSet("none", List.of(), 0);

    @BeforeEach
    void read() {
        set = RecallSetReader.read(MadeUpSet.in(folder));
    }

    @Test
    @DisplayName("are asked each of its own conversation, all of whose turns are candidates")
    void own() {
        List<Example> examples = Questions.own(set, model, weights);

        assertThat(examples).hasSize(12);
        assertThat(examples).allSatisfy(example -> {
            assertThat(example.question().id()).startsWith(example.conversation() + "/");
            assertThat(example.candidates())
                    .extracting(Example.Item::turn)
                    .containsExactlyInAnyOrder("D1:1", "D1:2", "D1:3", "D1:4", "D2:1", "D2:2", "D2:3", "D2:4");
        });
        assertThat(examples.get(0).sessionsWithEvidence()).containsExactly("1");
        assertThat(examples.get(3).sessionsWithEvidence()).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    @DisplayName("come with the signals that recall reads and the scores of the other profiles")
    void signals() {
        Example example = Questions.own(set, model, weights).get(2);

        Example.Item answer = example.candidates().stream()
                .filter(item -> item.turn().equals("D2:2"))
                .findFirst()
                .orElseThrow();

        assertThat(example.question().text()).isEqualTo("Where does the nesting box hang?");
        assertThat(answer.session()).isEqualTo("2");
        assertThat(answer.signals().get(Signal.WORDS)).isPositive();
        assertThat(answer.signals().get(Signal.SIZE)).isEqualTo(Math.log(8));
        assertThat(answer.cosine()).isBetween(0.0, 1.0);
        assertThat(answer.classic()).isGreaterThan(0.8 * answer.cosine());
    }

    @Test
    @DisplayName("are also put to conversations that they are not about, where nothing answers them")
    void strange() {
        List<Example> all = Questions.strange(set, model, weights, 1);
        List<Example> some = Questions.strange(set, model, weights, 8);

        assertThat(all).hasSize(24);
        assertThat(all).allSatisfy(example -> {
            assertThat(example.question().id()).doesNotStartWith(example.conversation());
            assertThat(example.question().answerable()).isFalse();
            assertThat(example.candidates()).hasSize(8);
        });
        assertThat(some)
                .extracting(example -> example.question().id())
                .containsExactly(
                        all.get(0).question().id(),
                        all.get(8).question().id(),
                        all.get(16).question().id());
    }

    @Test
    @DisplayName("are halved by conversation, so that none is in both halves")
    void halves() {
        List<List<Example>> halves = Questions.halves(set, model, weights);

        assertThat(halves.get(0)).hasSize(8).extracting(Example::conversation).containsOnly("allotment", "workshop");
        assertThat(halves.get(1)).hasSize(4).extracting(Example::conversation).containsOnly("orchestra");
    }

    @Test
    @DisplayName("do not close the model, which belongs to who lent it")
    void lent() {
        CountingModel counting = new CountingModel(64);

        Questions.own(set, counting, weights);

        assertThat(counting.closed()).isFalse();
    }

    @Test
    @DisplayName("cannot be asked of a turn that the memory refuses; the error names it")
    void refused() {
        RecallSet.Turn turn = new RecallSet.Turn(
                "D1:7", "1", Optional.empty(), Instant.parse("2024-01-01T00:00:00Z"), "a NUL: \0", Optional.empty());
        RecallSet.Conversation conversation = new RecallSet.Conversation("c", List.of(turn), List.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Questions.own(new RecallSet("refused", List.of(conversation), 0), model, weights))
                .withMessageStartingWith("the turn 'D1:7' of conversation 'c': ")
                .withMessageContaining("NUL");
    }
}
