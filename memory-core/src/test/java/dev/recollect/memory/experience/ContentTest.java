// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ContentTest {
    private static final Content HELLO = Content.ofText("hello");

    @Test
    @DisplayName("the text of an exchange is prompt, newline, response")
    void exchange() {
        Content exchange = Content.ofExchange("why?", "because");

        assertThat(exchange.text()).isEqualTo("why?\nbecause");
        assertThat(exchange.prompt()).contains("why?");
        assertThat(exchange.response()).contains("because");
        assertThat(Content.ofExchange("why?", "").text()).isEqualTo("why?\n");
        assertThat(HELLO.prompt()).isEmpty();
        assertThat(HELLO.response()).isEmpty();
    }

    @Test
    @DisplayName("speaker, attributes and media stand beside the text")
    void beside() {
        Content content = HELLO.withSpeaker("Ada")
                .withAttributes(Map.of("b", "2", "a", ""))
                .withMedia(List.of("file:///x"));

        assertThat(content.text()).isEqualTo("hello");
        assertThat(content.speaker()).contains("Ada");
        assertThat(content.attributes()).containsExactly(Map.entry("a", ""), Map.entry("b", "2"));
        assertThat(content.media()).containsExactly("file:///x");
        assertThat(content).isNotEqualTo(HELLO).isNotEqualTo(content.withSpeaker("Bob"));
        assertThat(content).isEqualTo(content.withSpeaker("Ada")).hasSameHashCodeAs(content.withSpeaker("Ada"));
    }

    @Test
    @DisplayName("attributes and media cannot be changed from outside")
    void unmodifiable() {
        Content content = HELLO.withAttributes(Map.of("a", "1"));

        assertThatThrownBy(() -> content.attributes().put("b", "2")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> content.media().add("x")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @DisplayName("a text or prompt is not blank")
    void blank() {
        assertRefused("text", "must not be blank", () -> Content.ofText(" \n"));
        assertRefused("prompt", "must not be blank", () -> Content.ofExchange("", "because"));
    }

    @Test
    @DisplayName("texts are bounded, each part of an exchange by itself")
    void bounded() {
        String longest = "a".repeat(Limits.TEXT_CHARS_MOST);

        assertThat(Content.ofText(longest).text()).hasSize(Limits.TEXT_CHARS_MOST);
        assertThat(Content.ofExchange(longest, longest).text()).hasSize(2 * Limits.TEXT_CHARS_MOST + 1);
        assertRefused("text", "but has " + (Limits.TEXT_CHARS_MOST + 1), () -> Content.ofText(longest + "a"));
        assertRefused("prompt", "at most", () -> Content.ofExchange(longest + "a", ""));
        assertRefused("response", "at most", () -> Content.ofExchange("a", longest + "a"));
    }

    @Test
    @DisplayName("texts are well-formed")
    void wellFormed() {
        assertRefused("text", "NUL", () -> Content.ofText("a\0b"));
        assertRefused("text", "lone surrogate", () -> Content.ofText("a\uD83D"));
        assertRefused(
                "response", "lone surrogate, but has one at position 0", () -> Content.ofExchange("a", "\uDE80b"));
        assertThat(Content.ofText("a\uD83D\uDE80").text()).hasSize(3);
    }

    @Test
    @DisplayName("attributes and media are bounded")
    void boundedBeside() {
        Map<String, String> many = IntStream.range(0, 65).boxed().collect(Collectors.toMap(i -> "k" + i, i -> ""));

        assertRefused("attributes", "but are 65", () -> HELLO.withAttributes(many));
        assertRefused("attributes", "blank", () -> HELLO.withAttributes(Map.of("", "")));
        assertRefused("attributes", "at most 100", () -> HELLO.withAttributes(Map.of("k".repeat(101), "")));
        assertRefused("attributes.k", "at most 2000", () -> HELLO.withAttributes(Map.of("k", "v".repeat(2_001))));
        assertRefused("media", "but are 101", () -> HELLO.withMedia(Collections.nCopies(101, "file:///x")));
        assertRefused("media", "at most 2000", () -> HELLO.withMedia(List.of("x".repeat(2_001))));
        assertRefused("speaker", "blank", () -> HELLO.withSpeaker(""));
    }

    private static void assertRefused(String field, String rule, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(InvalidInputException.class, refusal -> {
            assertThat(refusal.field()).isEqualTo(field);
            assertThat(refusal.rule()).contains(rule);
        });
    }
}
