// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.inference;

import dev.recollect.memory.Limits;
import dev.recollect.memory.chat.ChatModel;
import dev.recollect.memory.chat.ChatRequest;
import dev.recollect.memory.chat.ChatRequest.Author;
import dev.recollect.memory.chat.ChatRequest.Message;
import dev.recollect.memory.chat.DataBlock;
import dev.recollect.memory.chat.Prompt;
import dev.recollect.memory.experience.Experience;
import java.util.List;

/**
 * Lets a model read facts out of turns. What it states is taken only in the form that it was asked for and only where it
 * names turns that are there; the rest is refused and counted. Blocks on the model. Safe for use by multiple threads.
 */
public final class Distiller {
    static final Prompt PROMPT = Prompt.of(Distiller.class, "distil-1");

    private static final int MOST_INPUT_CHARS = 24_000;
    private static final int LEAST_TURN_CHARS = 120;

    private final ChatModel model;
    private final Inferences inferences;

    /**
     * Creates the distiller.
     *
     * @param model reads facts out of turns
     * @param inferences what was inferred before
     */
    public Distiller(ChatModel model, Inferences inferences) {
        this.model = model;
        this.inferences = inferences;
    }

    /**
     * Asks the model.
     *
     * @param turns at least one, in the order in which they happened, of one scope and session
     * @return what it read
     * @throws dev.recollect.memory.chat.ChatException if the model fails
     */
    public Distillate distil(List<Experience> turns) {
        FactLines lines = FactLines.read(model.chat(request(turns)).text(), turns.size());
        return new Distillate(List.copyOf(turns), lines, inferences);
    }

    static ChatRequest request(List<Experience> turns) {
        int share = Math.max(LEAST_TURN_CHARS, MOST_INPUT_CHARS / turns.size());
        StringBuilder data = new StringBuilder("<conversation>\n");
        for (int i = 0; i < turns.size(); i++) {
            data.append(block(i + 1, turns.get(i), share)).append('\n');
        }
        data.append("</conversation>");
        return new ChatRequest(
                List.of(new Message(Author.SYSTEM, PROMPT.text()), new Message(Author.USER, data.toString())));
    }

    private static String block(int number, Experience turn, int share) {
        DataBlock block = DataBlock.of("turn").with("n", number).with("at", turn.occurredAt());
        turn.content().speaker().ifPresent(name -> block.with("speaker", name));
        String text = turn.content().text();
        return block.around(text.length() <= share ? text : Limits.beginning(text, share) + "…");
    }
}
