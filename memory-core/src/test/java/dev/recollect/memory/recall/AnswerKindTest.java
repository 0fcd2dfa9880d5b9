// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The kind of answer")
class AnswerKindTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            When did Ana move?                       | TIME
            and since when does she live there       | TIME
            Tell me when is the dentist              | TIME
            On which day was it?                     | TIME
            How long has Ben played?                 | TIME
            HOW OFTEN do we meet                     | TIME
            How many cats has she?                   | NUMBER
            how old is the car                       | NUMBER
            Where did I put the key?                 | PLACE
            "Where's" the key                        | PLACE
            In which city was the fair?              | PLACE
            Who has the key?                         | NAME
            To whom did I lend it?                   | NAME
            Do you know who was there?               | NAME
            Whose birthday is it?                    | NAME
            Why did she leave?                       | REASON
            """)
    @DisplayName("is told by how a question asks")
    void asked(String query, AnswerKind kind) {
        assertThat(AnswerKind.soughtBy(query)).containsExactly(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "What did Ana paint?",
                "the man who sold the car",
                "the house where I grew up",
                "We left when it rained",
                "whenever",
                "the reason why",
                "How do I get there?",
                "Wo wohnt Ana?",
            })
    @DisplayName("is unknown of what asks otherwise, in another language, or not at all")
    void notAsked(String query) {
        assertThat(AnswerKind.soughtBy(query)).isEmpty();
    }

    @Test
    @DisplayName("may be two")
    void two() {
        assertThat(AnswerKind.soughtBy("When and where did they meet, and who was there?"))
                .isEqualTo(Set.of(AnswerKind.TIME, AnswerKind.PLACE, AnswerKind.NAME));
    }

    @Test
    @DisplayName("is told of the longest queries without trouble")
    void longQueries() {
        assertThat(List.of("when ".repeat(20_000), "a".repeat(100_000), " ".repeat(100_000) + "when"))
                .allSatisfy(query -> assertThat(AnswerKind.soughtBy(query)).doesNotContain(AnswerKind.REASON));
    }
}
