// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.chat.Usage;
import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.recall.Recalled;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers without a language model: quotes the relevant memories that score at least half of the best, at most three, cites
 * them, and says that it does. It composes nothing and concludes nothing. Immutable.
 */
public final class OfflineResponder implements Responder {
    private static final int MAX_QUOTES = 3;
    private static final int MAX_QUOTE_CHARS = 600;
    private static final double LEAST_SHARE_OF_BEST = 0.5;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);

    /** Creates the responder. */
    public OfflineResponder() {}

    @Override
    public String id() {
        return "offline";
    }

    @Override
    public Draft respond(DraftRequest request) {
        List<Recalled> memories = request.memories();
        List<String> quotes = new ArrayList<>();
        double best = 0;
        for (int i = 0; i < memories.size() && quotes.size() < MAX_QUOTES; i++) {
            Recalled memory = memories.get(i);
            if (tells(memory.experience())) {
                double score = memory.score().value();
                best = Math.max(best, score);
                if (score >= LEAST_SHARE_OF_BEST * best) {
                    quotes.add(quote(memory.experience(), i + 1));
                }
            }
        }
        String text = quotes.isEmpty()
                ? "No language model is configured, and I remember nothing about this. I will remember what you said."
                : "No language model is configured, so I quote what I remember:\n" + String.join("\n", quotes);
        return new Draft(text, true, Usage.NONE);
    }

    /* A question that was never answered tells nothing. */
    private static boolean tells(Experience memory) {
        Content content = memory.content();
        return answered(content) || !content.text().strip().endsWith("?");
    }

    private static boolean answered(Content content) {
        return content.response().filter(response -> !response.isBlank()).isPresent();
    }

    private static String quote(Experience memory, int number) {
        Content content = memory.content();
        String said = content.response().filter(String::isBlank).isPresent()
                ? content.prompt().orElseThrow()
                : content.text();
        return "- On " + DAY.format(memory.occurredAt()) + " " + who(memory) + ": \"" + cut(said.strip()) + "\" ["
                + number + "]";
    }

    private static String who(Experience memory) {
        Content content = memory.content();
        if (content.speaker().isPresent()) {
            return content.speaker().get() + " said";
        }
        if (!memory.provenance().actor().equals(Provenance.USER)) {
            return "I noted";
        }
        return answered(content) ? "we said" : "you said";
    }

    private static String cut(String text) {
        if (text.length() <= MAX_QUOTE_CHARS) {
            return text;
        }
        int end = text.offsetByCodePoints(0, text.codePointCount(0, MAX_QUOTE_CHARS) - 1);
        return text.substring(0, end) + "…";
    }
}
