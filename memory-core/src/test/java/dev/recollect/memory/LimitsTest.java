// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "Zoë 王 \uD83D\uDE80", " padded "})
    @DisplayName("a name is any line of text")
    void names(String name) {
        assertThat(Limits.requireName("user", name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb", "a\u007F", "\uD83D", "\uDE80\uD83D", "a\0"})
    @DisplayName("a name is neither blank nor malformed, and has no control characters")
    void noNames(String name) {
        assertThatThrownBy(() -> Limits.requireName("user", name))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("user must not ");
    }

    @Test
    @DisplayName("a name has at most 200 characters")
    void longNames() {
        assertThat(Limits.requireName("user", "a".repeat(200))).hasSize(200);
        assertThatThrownBy(() -> Limits.requireName("user", "a".repeat(201)))
                .hasMessage("user must be at most 200 characters, but has 201");
    }

    @Test
    @DisplayName("the text of an error is its field and rule, never the input")
    void neverTheInput() {
        assertThatThrownBy(() -> Limits.requireText("text", "hunter2\0", 100))
                .hasMessage("text must not hold NUL, but has one at position 7");
    }

    @Test
    @DisplayName("numbers lie in a closed range; NaN in none")
    void ranges() {
        assertThat(Limits.requireRange("k", 1, 1, 5)).isEqualTo(1);
        assertThat(Limits.requireRange("k", 5, 1, 5)).isEqualTo(5);
        assertThat(Limits.requireRange("p", 0.5, 0, 1)).isEqualTo(0.5);
        assertThatThrownBy(() -> Limits.requireRange("k", 6, 1, 5)).hasMessage("k must be between 1 and 5, but was 6");
        assertThatThrownBy(() -> Limits.requireRange("k", 0, 1, 5)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Limits.requireRange("p", Double.NaN, 0, 1))
                .hasMessage("p must be between 0.0 and 1.0, but was NaN");
    }

    @Test
    @DisplayName("the beginning of a text never ends within a character")
    void beginnings() {
        assertThat(Limits.beginning("abc", 3)).isEqualTo("abc");
        assertThat(Limits.beginning("abc", 2)).isEqualTo("ab");
        assertThat(Limits.beginning("a\uD83D\uDE80b", 3)).isEqualTo("a\uD83D\uDE80");
        assertThat(Limits.beginning("a\uD83D\uDE80b", 2)).isEqualTo("a");
        assertThat(Limits.beginning("\uD83D\uDE80", 0)).isEmpty();
    }
}
