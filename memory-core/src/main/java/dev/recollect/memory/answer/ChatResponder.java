// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.chat.ChatListener;
import dev.recollect.memory.chat.ChatModel;
import dev.recollect.memory.chat.ChatRequest;
import dev.recollect.memory.chat.ChatRequest.Author;
import dev.recollect.memory.chat.ChatRequest.Message;
import dev.recollect.memory.chat.ChatResponse;
import dev.recollect.memory.chat.DataBlock;
import dev.recollect.memory.chat.Prompt;
import dev.recollect.memory.recall.Recalled;
import java.util.List;

/**
 * Lets a chat model write the draft. The memories go into the prompt as data: delimited, numbered, dated, each on lines of
 * its own that cannot close the delimiter. Safe for use by multiple threads.
 */
public final class ChatResponder implements Responder {
    private static final Prompt PROMPT = Prompt.of(ChatResponder.class, "answer-2");
    private static final String NO_MEMORIES =
            "\n\nThere are no memories for this message. If only a memory could tell what it"
                    + " asks for, say that you do not know.";

    private final ChatModel model;

    /**
     * Creates the responder.
     *
     * @param model what writes
     */
    public ChatResponder(ChatModel model) {
        this.model = model;
    }

    @Override
    public String id() {
        return model.id();
    }

    @Override
    public boolean styles() {
        return true;
    }

    @Override
    public Draft respond(DraftRequest request) {
        ChatResponse response = model.chat(messages(request));
        return new Draft(response.text(), false, response.usage());
    }

    @Override
    public Draft respond(DraftRequest request, ChatListener listener) {
        ChatResponse response = model.stream(messages(request), listener);
        return new Draft(response.text(), false, response.usage());
    }

    static ChatRequest messages(DraftRequest request) {
        StringBuilder system = new StringBuilder(PROMPT.text());
        request.style().ifPresent(style -> system.append("\n\n").append(StyleBlock.of(style)));
        system.append("\n\n").append(DataBlock.of("now").around(request.at().toString()));
        List<Recalled> memories = request.memories();
        if (memories.isEmpty()) {
            system.append(NO_MEMORIES);
        } else {
            system.append("\n<memories>\n");
            for (int i = 0; i < memories.size(); i++) {
                system.append(entry(memories.get(i), i + 1));
            }
            system.append("</memories>");
        }
        return new ChatRequest(
                List.of(new Message(Author.SYSTEM, system.toString()), new Message(Author.USER, request.message())));
    }

    private static String entry(Recalled memory, int number) {
        var experience = memory.experience();
        String speaker = experience.content().speaker().map(name -> name + ": ").orElse("");
        return DataBlock.of("memory")
                        .with("n", number)
                        .with("at", experience.occurredAt())
                        .around(speaker + experience.content().text())
                + "\n";
    }
}
