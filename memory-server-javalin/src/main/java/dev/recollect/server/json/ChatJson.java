// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.answer.Answer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param response what to show
 * @param draft the draft, which the response holds unchanged
 * @param experienceId the stored exchange
 * @param reflectionId the stored reflection
 * @param sessionId the session
 * @param memories the recalled memories, best first
 * @param citations the memories the answer used, in the order of their numbers
 * @param affect the affects
 * @param style how it was to sound
 * @param model what wrote the draft
 * @param cached whether the draft was kept from before; never by this version
 * @param usage what the model used
 */
public record ChatJson(
        String response,
        String draft,
        String experienceId,
        String reflectionId,
        String sessionId,
        List<MemoryJson> memories,
        List<String> citations,
        Affects affect,
        Style style,
        String model,
        boolean cached,
        Usage usage) {
    static final String MODE = "preface";

    /**
     * Feeling as three numbers.
     *
     * @param valence in [-1, 1]
     * @param arousal in [0, 1]
     * @param dominance in [-1, 1]
     */
    public record Feeling(double valence, double arousal, double dominance) {
        private static Feeling of(Affect affect) {
            return new Feeling(affect.valence(), affect.arousal(), affect.dominance());
        }
    }

    /**
     * The affects of an exchange.
     *
     * @param user of what the user said
     * @param memories of the recalled memories; null if there are none
     * @param blended of all
     */
    public record Affects(
            Feeling user,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Feeling memories,

            Feeling blended) {
        private static Affects of(Answer.Affects affects) {
            return new Affects(
                    Feeling.of(affects.user()),
                    affects.memories().map(Feeling::of).orElse(null),
                    Feeling.of(affects.blended()));
        }
    }

    /**
     * What an answer will rest on, sent before it.
     *
     * @param memories the recalled memories, best first
     * @param affect the affects
     */
    public record Recalled(List<MemoryJson> memories, Affects affect) {
        /**
         * What an answer will rest on.
         *
         * @param memories the memories
         * @param affect the affects
         * @return their shape
         */
        public static Recalled of(List<dev.recollect.memory.recall.Recalled> memories, Answer.Affects affect) {
            return new Recalled(memories.stream().map(MemoryJson::of).toList(), Affects.of(affect));
        }
    }

    /**
     * A piece of a response.
     *
     * @param text the piece
     */
    public record Delta(String text) {}

    /**
     * How an answer was to sound.
     *
     * @param mode how affect colours
     * @param tone a word
     * @param warmth in [0, 1]
     * @param pace a word
     * @param hedging in [0, 1]
     */
    public record Style(String mode, String tone, double warmth, String pace, double hedging) {}

    /**
     * What the model used.
     *
     * @param inputTokens tokens read
     * @param outputTokens tokens written
     * @param costUsd what that cost; null if the price is unknown
     */
    public record Usage(
            long inputTokens,
            long outputTokens,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Double costUsd) {
        private static Usage of(dev.recollect.memory.chat.Usage usage) {
            boolean free = usage.inputTokens() == 0 && usage.outputTokens() == 0;
            return new Usage(usage.inputTokens(), usage.outputTokens(), free ? 0.0 : null);
        }
    }

    /**
     * An answer.
     *
     * @param answer the answer
     * @return its shape
     */
    public static ChatJson of(Answer answer) {
        var style = answer.style();
        return new ChatJson(
                answer.response(),
                answer.draft(),
                answer.exchangeId().value(),
                answer.reflectionId().value(),
                answer.sessionId(),
                answer.memories().stream().map(MemoryJson::of).toList(),
                answer.citations().stream()
                        .map(citation -> citation.id().value())
                        .toList(),
                Affects.of(answer.affect()),
                new Style(MODE, style.tone(), style.warmth(), style.pace(), style.hedging()),
                answer.model(),
                false,
                Usage.of(answer.usage()));
    }
}
