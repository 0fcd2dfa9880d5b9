// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.narrative;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import dev.recollect.memory.chat.ChatException;
import dev.recollect.memory.chat.ChatRequest;
import dev.recollect.memory.chat.ChatRequest.Author;
import dev.recollect.memory.chat.ChatRequest.Message;
import dev.recollect.memory.chat.DataBlock;
import dev.recollect.memory.chat.Prompt;
import dev.recollect.memory.experience.Experience;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a chat model tell a segment. Where it fails, or what it writes cannot be kept, another narrator tells it, and says why. */
final class ChatNarrator implements Narrator {
    static final Prompt PROMPT = Prompt.of(ChatNarrator.class, "narrative-1");

    private static final Logger LOG = LoggerFactory.getLogger(ChatNarrator.class);
    private static final int MOST_INPUT_CHARS = 24_000;
    private static final int LEAST_TURN_CHARS = 120;

    private final StoppableModel model;
    private final Narrator otherwise;

    ChatNarrator(StoppableModel model, Narrator otherwise) {
        this.model = model;
        this.otherwise = otherwise;
    }

    @Override
    public Telling tell(Segment segment, int maxChars) {
        String text;
        try {
            text = model.chat(request(segment)).text().strip();
        } catch (ChatException e) {
            if (model.isStopped()) {
                throw e;
            }
            LOG.warn("the model did not tell a session, which is told from its own words instead: {}", e.getMessage());
            return fallback(segment, maxChars, "model_failed");
        }
        return flaw(text, maxChars)
                .map(flaw -> fallback(segment, maxChars, flaw))
                .orElseGet(() -> new Telling(text, model.id(), Optional.empty()));
    }

    private static Optional<String> flaw(String text, int maxChars) {
        if (text.isBlank()) {
            return Optional.of("blank");
        }
        if (text.length() > maxChars) {
            return Optional.of("too_long");
        }
        try {
            Limits.requireText("narrative", text, maxChars);
            return Optional.empty();
        } catch (InvalidInputException e) {
            return Optional.of("malformed");
        }
    }

    private Telling fallback(Segment segment, int maxChars, String why) {
        Telling told = otherwise.tell(segment, maxChars);
        return new Telling(told.text(), told.narrator(), Optional.of(why));
    }

    static ChatRequest request(Segment segment) {
        Arc arc = segment.arc();
        int share =
                Math.max(LEAST_TURN_CHARS, MOST_INPUT_CHARS / segment.turns().size());
        StringBuilder data = new StringBuilder("<conversation>\n");
        for (Experience turn : segment.turns()) {
            data.append(block(turn, share)).append('\n');
        }
        data.append("</conversation>\n")
                .append(String.format(
                        Locale.ROOT,
                        "<mood start=\"%.2f\" peak=\"%.2f\" end=\"%.2f\" mean=\"%.2f\"/>",
                        arc.start(),
                        arc.peak(),
                        arc.end(),
                        arc.mean()));
        return new ChatRequest(
                List.of(new Message(Author.SYSTEM, PROMPT.text()), new Message(Author.USER, data.toString())));
    }

    private static String block(Experience turn, int share) {
        DataBlock block = DataBlock.of("turn").with("at", turn.occurredAt());
        Spoken.speaker(turn).ifPresent(name -> block.with("speaker", name));
        Optional<String> answer = Spoken.answer(turn);
        if (answer.isEmpty()) {
            return block.around(Sentences.excerpt(Spoken.words(turn), share));
        }
        String asked = Sentences.excerpt(Spoken.words(turn), share / 2);
        return block.around(asked + "\nAnswer: " + Sentences.excerpt(answer.get(), share - share / 2));
    }
}
