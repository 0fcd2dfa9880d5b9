// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.openai;

import dev.recollect.memory.chat.ChatRequest;
import dev.recollect.memory.chat.ChatRequest.Author;
import dev.recollect.memory.chat.ChatRequest.Message;
import dev.recollect.memory.tck.ChatReply;
import dev.recollect.memory.tck.ScriptedChatServer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A model before a server that plays back replies; it waits for nothing, but keeps what it would have waited. */
final class Asking implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    static final String SAID = "where is the lighthouse?";
    static final String KEY = "sk-" + "abcdef0123456789";
    static final ChatRequest REQUEST =
            new ChatRequest(List.of(new Message(Author.SYSTEM, "You are brief."), new Message(Author.USER, SAID)));

    final List<Duration> pauses = new ArrayList<>();
    final ScriptedChatServer server;

    Asking(ChatReply... replies) {
        server = ScriptedChatServer.start(replies);
    }

    OpenAiChatModel.Builder builder() {
        return OpenAiChatModel.builder("test-model")
                .baseUrl(server.url())
                .apiKey(KEY)
                .timeout(Duration.ofSeconds(20))
                .pause(pauses::add)
                .clock(() -> NOW)
                .random(() -> 0L);
    }

    OpenAiChatModel model() {
        return builder().build();
    }

    /** What the model would have waited altogether. */
    Duration waited() {
        return pauses.stream().reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        server.close();
    }
}
