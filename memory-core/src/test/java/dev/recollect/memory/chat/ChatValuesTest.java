// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChatValuesTest {
    @Test
    @DisplayName("a request has at least one message")
    void request() {
        assertThatThrownBy(() -> new ChatRequest(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one message");
    }

    @Test
    @DisplayName("tokens are counted from 0")
    void usage() {
        assertThat(new Usage(0, 0)).isEqualTo(Usage.NONE);
        assertThatThrownBy(() -> new Usage(-1, 0)).hasMessageStartingWith("input_tokens ");
        assertThatThrownBy(() -> new Usage(0, -1)).hasMessageStartingWith("output_tokens ");
    }

    @Test
    @DisplayName("where nobody counts, a token is four bytes of UTF-8, rounded up")
    void estimate() {
        assertThat(Usage.estimatedTokens("")).isZero();
        assertThat(Usage.estimatedTokens("a")).isEqualTo(1);
        assertThat(Usage.estimatedTokens("abcd")).isEqualTo(1);
        assertThat(Usage.estimatedTokens("日本")).isEqualTo(2);
    }

    @Test
    @DisplayName("a failure says whether trying again may help")
    void failure() {
        ChatException cause = new ChatException("rate limit", true);

        assertThat(cause.retryable()).isTrue();
        assertThat(new ChatException("no such model", false, cause).retryable()).isFalse();
        assertThat(new ChatException("no such model", false, cause)).hasCause(cause);
    }
}
