// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Asking")
class AskingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Where is it?",
                "You did what?!",
                "Is it??",
                "It is, is it not?\n",
                "¿Dónde está?",
                "どこですか？",
                "أين هو؟",
                "Πού είναι\u037e",
                "Ո՞ւր\u055e",
                "የት ነው\u1367",
                "(really?)",
            })
    @DisplayName("is a sentence that ends in a question mark of any script")
    void questionMarks(String text) {
        assertThat(Asking.share(text)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "where is it",
                "Who were they",
                "how many cats are there",
                "what's up",
                "What\u2019s the matter",
                "did you call her",
                "is it far",
                "may I come in",
                "WHERE   IS it",
                "where is it\nwho was there",
            })
    @DisplayName("is a line without an end that begins as an English question does")
    void unmarkedQuestions(String text) {
        assertThat(Asking.share(text)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "It is here.",
                "where is it.",
                "Where is it!",
                "Where is it…",
                "ここです。",
                "يہاں ہے۔",
                "यहाँ है।",
                "had the flu",
                "what a day",
                "how I met her",
                "why not",
                "when in Rome",
                "where",
                "is",
                "does nothing",
                "can openers are useful",
                "it is here",
                "somewhere is it",
            })
    @DisplayName("is neither a statement nor a note, however it begins")
    void statements(String text) {
        assertThat(Asking.share(text)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "?", "?!…", " — ", "\uD83D\uDE80"})
    @DisplayName("is nothing without words")
    void withoutWords(String text) {
        assertThat(Asking.share(text)).isZero();
    }

    @Test
    @DisplayName("is told by the share of characters, spaces around sentences not counted")
    void share() {
        assertThat(Asking.share("Is it?    It is.")).isEqualTo(0.5);
        assertThat(Asking.share("Is it?\nIt is.\nIs it?\nIt is.")).isEqualTo(0.5);
        assertThat(Asking.share("Yes. Why?")).isEqualTo(0.5);
        assertThat(Asking.share("I was there at five. Why?")).isCloseTo(4.0 / 24, within(1e-15));
        assertThat(Asking.share("Why? ...")).isEqualTo(1);
    }

    @Test
    @DisplayName("is not divided by dots inside words and numbers")
    void dotsInside() {
        assertThat(Asking.share("Does version 3.14 of a.b.c work?")).isEqualTo(1);
        assertThat(Asking.share("Pay 3.50?")).isEqualTo(1);
        assertThat(Asking.share("I saw example.org/?q=1.")).isLessThan(1);
    }

    @Test
    @DisplayName("leaves the other sentences to tell, in order")
    void tellingSentences() {
        assertThat(Asking.tellingSentences("I was there. Why?  It is far!\nis it far"))
                .containsExactly("I was there.", "It is far!");
        assertThat(Asking.tellingSentences("Why? ...")).isEmpty();
    }

    @Test
    @DisplayName("is told of the longest texts without trouble")
    void longTexts() {
        int length = 200_000;

        assertThatCode(() -> {
                    assertThat(Asking.share("a".repeat(length))).isZero();
                    assertThat(Asking.share("where is " + "a ".repeat(length / 2)))
                            .isEqualTo(1);
                    assertThat(Asking.share("?".repeat(length))).isZero();
                    assertThat(Asking.share("a?".repeat(length / 2))).isEqualTo(1);
                    assertThat(Asking.share(" ".repeat(length) + "is it")).isEqualTo(1);
                    assertThat(Asking.share("a.b".repeat(length / 3))).isZero();
                })
                .doesNotThrowAnyException();
    }
}
