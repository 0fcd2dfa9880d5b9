// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The wording of a text")
class WordingTest {
    private static final Offset<Float> FLOAT = within(1e-6f);

    private static float substance(String text) {
        return Wording.of(text).substance();
    }

    private static Set<AnswerKind> kinds(String text) {
        Set<AnswerKind> kinds = EnumSet.noneOf(AnswerKind.class);
        for (AnswerKind kind : AnswerKind.values()) {
            if (Wording.of(text).couldAnswer(Set.of(kind))) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    @Test
    @DisplayName("has the share of words that are not everyday ones, as if three of those had been said before")
    void substance() {
        assertThat(substance("Thanks, that's really great!")).isZero();
        assertThat(substance("Our landlord's name is Okafor.")).isCloseTo(2f / 6, FLOAT);
        assertThat(substance("Rhubarb")).isCloseTo(1f / 4, FLOAT);
        assertThat(substance("Rhubarb, rhubarb, RHUBARB")).isCloseTo(1f / 4, FLOAT);
        assertThat(substance("Rhubarb custard crumble")).isCloseTo(3f / 6, FLOAT);
    }

    @Test
    @DisplayName("counts no function word, however it is shortened")
    void functionWords() {
        assertThat(substance("I don't, can't, won't and I'm not what you've been"))
                .isZero();
        assertThat(substance("n't")).isZero();
        assertThat(substance("the rhubarb of which I\u2019ve had")).isCloseTo(1f / 4, FLOAT);
    }

    @Test
    @DisplayName("takes every word of another language as more than everyday, and every ideograph as a word")
    void otherLanguages() {
        assertThat(substance("Mein Fahrrad steht im Keller")).isCloseTo(5f / 8, FLOAT);
        assertThat(substance("我喜欢茶")).isCloseTo(4f / 7, FLOAT);
        assertThat(substance("عندي قطة")).isCloseTo(2f / 5, FLOAT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "?!", "Where is the rhubarb?", "where is the rhubarb in Porto", "What? When? In May?"})
    @DisplayName("of what only asks, or says nothing, is empty")
    void nothing(String text) {
        assertThat(Wording.of(text)).isEqualTo(new Wording(0, 0));
    }

    @Test
    @DisplayName("leaves out the sentences that ask")
    void tells() {
        assertThat(Wording.of("Was it in Porto? Rhubarb grows there.")).isEqualTo(Wording.of("Rhubarb grows there."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It was on Monday.",
                "He left in October.",
                "I saw her yesterday.",
                "Two years ago.",
                "Last week",
                "For three days.",
                "For 12 days.",
                "Back in 2019.",
                "At 9:30.",
                "at 6pm",
                "on the 3rd",
                "every morning",
            })
    @DisplayName("could say when by a weekday, a month, a date, an hour or a span of time")
    void time(String text) {
        assertThat(kinds(text)).contains(AnswerKind.TIME);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            She has three cats.                | NUMBER
            We were 14.                        | NUMBER
            It broke twice.                    | NUMBER
            We went to the Lisbon fair.        | PLACE
            I live in Porto.                   | PLACE
            The key is under the mat.          | PLACE
            I met Okafor.                      | NAME
            We stayed because it rained.       | REASON
            Her father inspired her.           | REASON
            """)
    @DisplayName("could give a number, a place, a name or a reason")
    void others(String text, AnswerKind kind) {
        assertThat(kinds(text)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanks!",
                "Nice day.",
                "The day was long.",
                "I may go.",
                "Rhubarb grows well.",
                "the VAT rate",
                "I am in",
            })
    @DisplayName("holds none of these otherwise; what begins a sentence, or is all capitals, is no name")
    void none(String text) {
        assertThat(kinds(text)).isEmpty();
    }

    @Test
    @DisplayName("gives a day of the week or a month for no name")
    void calendarIsNoName() {
        assertThat(kinds("It was in October, on a Monday.")).containsExactly(AnswerKind.TIME);
    }

    @Test
    @DisplayName("is read of the longest texts without trouble")
    void longTexts() {
        assertThat(List.of("a".repeat(200_000), "1.".repeat(100_000), "a'a".repeat(60_000), "茶".repeat(50_000)))
                .allSatisfy(text -> assertThat(substance(text)).isBetween(0f, 1f));
    }
}
