// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.chat.ChatListener;
import dev.recollect.memory.chat.ChatModel;
import dev.recollect.memory.chat.ChatRequest;
import dev.recollect.memory.chat.ChatRequest.Author;
import dev.recollect.memory.chat.ChatRequest.Message;
import dev.recollect.memory.chat.ChatResponse;
import dev.recollect.memory.recall.Recalled;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Lets a chat model write the draft. The memories go into the prompt as data: delimited, numbered, dated, each on lines of
 * its own that cannot close the delimiter. Safe for use by multiple threads.
 */
public final class ChatResponder implements Responder {
    private static final String PROMPT = "answer-1.txt";
    private static final String NO_MEMORIES =
            "\n\nThere are no memories for this message. If only a memory could tell what it"
                    + " asks for, say that you do not know.";

    private final ChatModel model;
    private final String instructions;

    /**
     * Creates the responder.
     *
     * @param model what writes
     */
    public ChatResponder(ChatModel model) {
        this.model = model;
        instructions = resource();
    }

    private static String resource() {
        try (InputStream in = ChatResponder.class.getResourceAsStream(PROMPT)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + PROMPT + " must be in the jar, but is not");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + PROMPT, e);
        }
    }

    @Override
    public String id() {
        return model.id();
    }

    @Override
    public Draft respond(String message, List<Recalled> memories) {
        ChatResponse response = model.chat(request(message, memories));
        return new Draft(response.text(), false, response.usage());
    }

    @Override
    public Draft respond(String message, List<Recalled> memories, ChatListener listener) {
        ChatResponse response = model.stream(request(message, memories), listener);
        return new Draft(response.text(), false, response.usage());
    }

    ChatRequest request(String message, List<Recalled> memories) {
        StringBuilder system = new StringBuilder(instructions);
        if (memories.isEmpty()) {
            system.append(NO_MEMORIES);
        } else {
            system.append("\n\n<memories>\n");
            for (int i = 0; i < memories.size(); i++) {
                system.append(entry(memories.get(i), i + 1));
            }
            system.append("</memories>");
        }
        return new ChatRequest(
                List.of(new Message(Author.SYSTEM, system.toString()), new Message(Author.USER, message)));
    }

    private static String entry(Recalled memory, int number) {
        var experience = memory.experience();
        String speaker = experience.content().speaker().map(name -> name + ": ").orElse("");
        String text = (speaker + experience.content().text())
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
        return "<memory n=\"" + number + "\" at=\"" + experience.occurredAt() + "\">" + text + "</memory>\n";
    }
}
