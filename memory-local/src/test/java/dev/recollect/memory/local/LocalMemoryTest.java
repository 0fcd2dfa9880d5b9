// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.Memory;
import dev.recollect.memory.answer.Answer;
import dev.recollect.memory.answer.AnswerRequest;
import dev.recollect.memory.embedding.EmbeddingException;
import dev.recollect.memory.embedding.onnx.BundledModel;
import dev.recollect.memory.embedding.onnx.FolderModel;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.store.ModelMismatchException;
import dev.recollect.memory.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A local memory")
class LocalMemoryTest {
    static final Scope ADA = Scope.ofUser("ada");

    @TempDir
    Path temp;

    private static ExperienceId remember(Memory memory, String text) {
        return memory.remember(RememberRequest.text(ADA, text).build()).id().orElseThrow();
    }

    @Test
    @DisplayName("keeps what it was told across a restart, and answers from it")
    void survivesARestart() {
        Path folder = temp.resolve("not/yet/there");
        ExperienceId fact;
        try (Memory memory = LocalMemory.open(folder)) {
            fact = remember(memory, "My sister Ana lives in Porto and works as a nurse.");
            remember(memory, "The bicycle is in the cellar.");
            remember(memory, "I am allergic to peanuts.");
        }

        try (Memory memory = LocalMemory.open(folder)) {
            var found =
                    memory.recall(RecallRequest.of(ADA, "Where does Ana live?")).memories();
            Answer answer = memory.answer(AnswerRequest.of(ADA, "Where does Ana live?"));

            assertThat(found.get(0).experience().id()).isEqualTo(fact);
            assertThat(answer.response()).contains("Porto");
            assertThat(answer.citations().get(0).id()).isEqualTo(fact);
            assertThat(memory.verify()).isEmpty();
        }
    }

    @Test
    @DisplayName("recalls the same, to the last bit, whether vectors are kept in memory or not")
    void withoutCache() {
        try (Memory memory = LocalMemory.open(temp)) {
            remember(memory, "My sister Ana lives in Porto and works as a nurse.");
            remember(memory, "The bicycle is in the cellar.");
        }

        List<Recalled> first = recalledTwice(LocalMemory.builder(temp));
        assertThat(first).hasSize(2);
        assertThat(recalledTwice(LocalMemory.builder(temp).embeddingCache(0))).isEqualTo(first);
        assertThatThrownBy(() -> LocalMemory.builder(temp).embeddingCache(-1))
                .hasMessage("vectors kept must be 0 or more, but were -1");
    }

    private static List<Recalled> recalledTwice(LocalMemory.Builder builder) {
        try (Memory memory = builder.with(parts -> parts.clock(() -> Instant.parse("2030-01-01T00:00:00Z")))
                .open()) {
            List<Recalled> first = memory.recall(ADA, "Where does Ana live?").memories();
            assertThat(memory.recall(ADA, "Where does Ana live?").memories()).isEqualTo(first);
            return first;
        }
    }

    @Test
    @DisplayName("reads how a text feels")
    void readsAffect() {
        try (Memory memory = LocalMemory.open(temp)) {
            double bad = memory.affect("I failed again and I hate everything about this")
                    .affect()
                    .valence();
            double neutral = memory.affect("The meeting is at five").affect().valence();

            assertThat(bad).isLessThan(-0.2);
            assertThat(neutral).isGreaterThan(-0.2);
        }
    }

    @Test
    @DisplayName("an opening that fails leaves the folder free")
    void failedOpening() {
        Path noModel = temp.resolve("no-model");
        var builder = LocalMemory.builder(temp).model(FolderModel.of(noModel));

        assertThatThrownBy(builder::open).isInstanceOf(EmbeddingException.class);
        try (Memory memory = LocalMemory.open(temp)) {
            assertThat(memory.scopes()).isEmpty();
        }
    }

    @Test
    @DisplayName("a folder keeps to its model; another is refused with the command, and the folder stays free")
    void keepsItsModel() {
        try (Memory memory = LocalMemory.open(temp)) {
            remember(memory, "one");
        }
        var other = LocalMemory.builder(temp).model(BundledModel.ALL_MINILM_L6_V2);

        assertThatThrownBy(other::open)
                .isInstanceOf(ModelMismatchException.class)
                .hasMessageContaining("reembed --model all-minilm-l6-v2-q");
        try (Memory memory = LocalMemory.open(temp)) {
            assertThat(memory.statistics().store().total()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("a folder that cannot be made is one clear error")
    void unusableFolder() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "not a folder");

        assertThatThrownBy(() -> LocalMemory.open(file.resolve("data")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be created");
    }

    @Test
    @DisplayName("the store's file and the memory's parts can be chosen")
    void choices() {
        Path file = temp.resolve("elsewhere.db");
        var builder = LocalMemory.builder(temp.resolve("data")).storeFile(file).with(memory -> memory.maxTextChars(10));

        try (Memory memory = builder.open()) {
            assertThat(file).exists();
            assertThatThrownBy(() -> remember(memory, "more than ten"))
                    .hasMessageContaining("text must be at most 10 characters");
            assertThat(List.copyOf(memory.scopes())).isEmpty();
        }
    }
}
