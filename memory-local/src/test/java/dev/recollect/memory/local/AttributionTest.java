// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.Memory;
import dev.recollect.memory.answer.Answer;
import dev.recollect.memory.answer.AnswerRequest;
import dev.recollect.memory.answer.Citation;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.tck.ScriptedChatModel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An answer with the default model cites the memories it really used")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttributionTest {
    private static final Scope ADA = Scope.ofUser("ada");
    private static final Map<String, String> TOLD = Map.of(
            "move", "I moved to Berlin in May 2023 because of the new job.",
            "sister", "My sister Ana lives in Porto with her two children.",
            "dog", "We adopted a brown labrador called Rufus last winter.",
            "allergy", "I cannot eat peanuts, they make my throat swell.",
            "exam", "The chemistry exam is on the 14th of June at 9:00.",
            "car", "The mechanic said the gearbox repair will cost 850 euros.");

    private final ScriptedChatModel model = new ScriptedChatModel();
    private final Map<ExperienceId, String> names = new LinkedHashMap<>();
    private Optional<Memory> opened = Optional.empty();

    @BeforeAll
    void open(@TempDir Path folder) {
        Memory memory = LocalMemory.builder(folder)
                .with(parts -> parts.chatModel(model))
                .open();
        opened = Optional.of(memory);
        for (String name : new TreeSet<>(TOLD.keySet())) {
            ExperienceId id = memory.remember(RememberRequest.text(ADA, TOLD.getOrDefault(name, ""))
                            .session("told")
                            .occurredAt(Instant.parse("2026-01-02T10:00:00Z"))
                            .build())
                    .id()
                    .orElseThrow();
            names.put(id, name);
        }
    }

    @AfterAll
    void close() {
        opened.orElseThrow().close();
    }

    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @DisplayName("sentence by sentence, by words, by meaning, and by marks that have to do with their memory")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Where do I live?                | You live in Berlin.                                   | move",
                "Where do I live?                | Since May 2023 you have been living in Berlin.        | move",
                "When did I move to Berlin?      | You moved in May 2023, for a new job.                 | move",
                "Did I move to Berlin?           | Yes, you moved to Berlin.                             | move",
                "Where does Ana live?            | In Porto, with her children.                          | sister",
                "Where does Ana live?            | Your sister is in Porto. By the way, that is a lovely town. | sister",
                "What is my dog called?          | He is called Rufus.                                   | dog",
                "What is my dog called?          | Rufus, your labrador.                                 | dog",
                "Do I have a pet?                | Yes, you adopted a labrador named Rufus.              | dog",
                "Can I eat peanuts?              | Better not: they make your throat swell.                | allergy",
                "Can I eat satay with peanuts?   | It is usually made from peanuts, which make your throat swell. | allergy",
                "When is the chemistry exam?     | It starts at 9:00 on June 14.                         | exam",
                "When is the chemistry exam?     | The chemistry exam is on the 14th of June.            | exam",
                "How much is the car repair?     | The gearbox will cost 850 euros.                      | car",
                "How much is the car repair?     | It costs 850 euros [1][2][3][4][5].                   | car",
                "Where did I move, and where is Ana?    | You live in Berlin. Your sister lives in Porto.       | move sister",
                "Where did I move, and where is Ana?    | You are in Berlin and Ana is in Porto.                | move sister",
                "When is the chemistry exam?     | I do not know when the chemistry exam is.             | -",
                "What is my dog called?          | I don't know what your dog is called.                 | -",
                "What is my dog called?          | There is nothing in my memories about a dog.          | -",
                "How much is the car repair?     | I cannot recall anything about the repair of your car. | -",
                "What is my dog called?          | Hello! How can I help you today?                      | -",
                "What is my dog called?          | Good question.                                        | -",
                "Where does Ana live?            | Tell me more about yourself, please.                  | -",
                "What is the capital of France?  | The capital of France is Paris.                       | -",
                "Where do I live?                | Water boils at 100 degrees at sea level.              | -",
                "When is the chemistry exam?     | Bring a pen and a calculator, and sleep well.         | -",
            })
    void cites(String message, String draft, String expected) {
        model.thenAnswers(draft);
        Memory memory = opened.orElseThrow();

        Answer answer = memory.answer(AnswerRequest.of(ADA, message));

        memory.forget(Erasure.ofIds(ADA, List.of(answer.exchangeId())));
        Set<String> cited = new TreeSet<>();
        for (Citation citation : answer.citations()) {
            cited.add(names.getOrDefault(citation.id(), "other"));
        }
        Set<String> wanted = expected == null
                ? Set.of()
                : new TreeSet<>(List.of(expected.strip().split(" ", -1)));
        assertThat(cited).isEqualTo(wanted);
        assertThat(answer.response()).startsWith(answer.draft());
    }
}
