// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.chat.ChatException;
import dev.recollect.memory.chat.ChatModel;
import dev.recollect.memory.chat.ChatRequest;
import dev.recollect.memory.chat.ChatRequest.Author;
import dev.recollect.memory.chat.ChatRequest.Message;
import dev.recollect.memory.chat.ChatResponse;
import dev.recollect.memory.chat.DataBlock;
import dev.recollect.memory.chat.Prompt;
import dev.recollect.memory.lens.FactGuard;
import dev.recollect.memory.lens.Faithfulness;
import dev.recollect.memory.lens.LensUse;
import dev.recollect.memory.lens.LensUse.Fallback;
import dev.recollect.memory.lens.Style;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The language model rewrites the draft, the fact guard compares. Where the rewritten answer states anything else, or there is
 * none, the draft stands with its preface. Nothing is heard before that is decided.
 */
final class RestyleComposer implements Composer {
    private static final Logger LOG = LoggerFactory.getLogger(RestyleComposer.class);
    private static final Prompt PROMPT = Prompt.of(RestyleComposer.class, "restyle-1");

    private final Responder responder;
    private final ChatModel model;
    private final FactGuard guard = new FactGuard();

    RestyleComposer(Responder responder, ChatModel model) {
        this.responder = responder;
        this.model = model;
    }

    @Override
    public Composed compose(Composition composition) {
        Draft draft = composition.unheard(responder);
        if (draft.quoting()) {
            return PrefaceComposer.around(draft, composition, LensUse.fallenBack(Fallback.QUOTED));
        }
        Optional<ChatResponse> rewritten = rewritten(draft, composition);
        if (rewritten.isEmpty()) {
            return PrefaceComposer.around(draft, composition, LensUse.fallenBack(Fallback.MODEL_FAILED));
        }
        ChatResponse response = rewritten.get();
        String text = response.text().strip();
        Draft paid = new Draft(draft.text(), false, draft.usage().plus(response.usage()));
        if (text.isEmpty()) {
            return PrefaceComposer.around(paid, composition, LensUse.fallenBack(Fallback.MODEL_FAILED));
        }
        Faithfulness comparison = guard.compare(draft.text(), text);
        if (!comparison.faithful()) {
            return PrefaceComposer.around(paid, composition, LensUse.refused(comparison));
        }
        composition.tell(text);
        return new Composed(paid, text, Optional.empty(), LensUse.restyled(comparison));
    }

    /* A draft is there, and worth more than its tone: where the model fails now the answer does not. */
    private Optional<ChatResponse> rewritten(Draft draft, Composition composition) {
        ChatRequest request = messages(composition.request().message(), draft.text(), composition.style());
        try {
            return Optional.of(composition
                    .listener()
                    .map(ears -> model.stream(request, new Waiting(ears)))
                    .orElseGet(() -> model.chat(request)));
        } catch (ChatException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            LOG.warn("an answer was not restyled: {}", e.getMessage());
            return Optional.empty();
        }
    }

    static ChatRequest messages(String message, String draft, Style style) {
        String data = DataBlock.of("message").around(message) + "\n"
                + DataBlock.of("draft").around(draft);
        return new ChatRequest(List.of(
                new Message(Author.SYSTEM, PROMPT.text() + "\n\n" + StyleBlock.of(style)),
                new Message(Author.USER, data)));
    }
}
