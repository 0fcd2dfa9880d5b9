// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.reflection;

import dev.recollect.memory.Limits;
import dev.recollect.memory.chat.ChatException;
import dev.recollect.memory.chat.ChatModel;
import dev.recollect.memory.chat.ChatRequest;
import dev.recollect.memory.chat.ChatRequest.Author;
import dev.recollect.memory.chat.ChatRequest.Message;
import dev.recollect.memory.chat.ChatResponse;
import dev.recollect.memory.chat.DataBlock;
import dev.recollect.memory.chat.Prompt;
import dev.recollect.memory.chat.Usage;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a language model reflect; where it fails, or writes nothing, the template does. Safe for use by multiple threads. */
public final class ModelReflector implements Reflector {
    private static final Logger LOG = LoggerFactory.getLogger(ModelReflector.class);
    private static final Prompt PROMPT = Prompt.of(ModelReflector.class, "reflection-1");
    private static final String FAILED = "model_failed";
    private static final int MOST_CHARS = 2_000;

    private final ChatModel model;

    /**
     * Creates the reflector.
     *
     * @param model what writes
     */
    public ModelReflector(ChatModel model) {
        this.model = model;
    }

    @Override
    public Reflection on(Answered answered) {
        try {
            ChatResponse response = model.chat(messages(answered));
            String text = cut(response.text().strip());
            return text.isEmpty()
                    ? template(answered, response.usage())
                    : new Reflection(text, Reflection.Author.MODEL, Optional.empty(), response.usage());
        } catch (ChatException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            LOG.warn("a reflection was written by the template: {}", e.getMessage());
            return template(answered, Usage.NONE);
        }
    }

    private static Reflection template(Answered answered, Usage usage) {
        return new Reflection(TemplateReflector.text(answered), Reflection.Author.TEMPLATE, Optional.of(FAILED), usage);
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARS ? text : Limits.beginning(text, MOST_CHARS - 1) + "…";
    }

    static ChatRequest messages(Answered answered) {
        StringBuilder data = new StringBuilder();
        data.append(DataBlock.of("message").around(answered.message())).append('\n');
        data.append(DataBlock.of("answer").around(answered.draft())).append('\n');
        data.append("<memories>\n");
        answered.used()
                .forEach(memory -> data.append(DataBlock.of("memory")
                                .with("at", memory.occurredAt())
                                .around(memory.content().text()))
                        .append('\n'));
        data.append("</memories>");
        return new ChatRequest(
                List.of(new Message(Author.SYSTEM, PROMPT.text()), new Message(Author.USER, data.toString())));
    }
}
