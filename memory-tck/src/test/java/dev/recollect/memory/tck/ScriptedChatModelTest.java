// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.chat.ChatException;
import dev.recollect.memory.chat.ChatModel;
import dev.recollect.memory.chat.ChatRequest;
import dev.recollect.memory.chat.ChatRequest.Author;
import dev.recollect.memory.chat.ChatRequest.Message;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ScriptedChatModelTest extends ChatModelContract {
    private static final ChatRequest HELLO = new ChatRequest(List.of(new Message(Author.USER, "hello")));

    @Override
    protected ChatModel answering(String text) {
        return new ScriptedChatModel(Collections.nCopies(8, text).toArray(String[]::new));
    }

    @Override
    protected ChatModel failing(boolean retryable) {
        return new ScriptedChatModel().thenFails(new ChatException("as the script says", retryable));
    }

    @Test
    @DisplayName("the script is played in its order, and what was asked is kept")
    void script() {
        ScriptedChatModel model = new ScriptedChatModel("one")
                .thenFails(new ChatException("no more today", false))
                .thenAnswers("two");

        assertThat(model.chat(HELLO).text()).isEqualTo("one");
        assertThatThrownBy(() -> model.chat(HELLO)).hasMessage("no more today");
        assertThat(model.chat(HELLO).text()).isEqualTo("two");
        assertThatThrownBy(() -> model.chat(HELLO))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("request 4");
        assertThat(model.requests()).containsExactly(HELLO, HELLO, HELLO, HELLO);
    }

    @Test
    @DisplayName("usage is estimated from the texts")
    void usage() {
        var usage = new ScriptedChatModel("12345678").chat(HELLO).usage();

        assertThat(usage.inputTokens()).isEqualTo(2);
        assertThat(usage.outputTokens()).isEqualTo(2);
    }
}
