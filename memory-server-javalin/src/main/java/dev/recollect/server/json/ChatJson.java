// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.answer.Answer;
import dev.recollect.memory.lens.LensUse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer.
 *
 * @param response what to show
 * @param draft the draft, which the response holds unchanged unless it is restyled
 * @param experienceId the stored exchange
 * @param reflectionId the stored reflection
 * @param sessionId the session
 * @param memories the recalled memories, best first
 * @param citations the memories the answer used, in the order of their numbers
 * @param affect the affects
 * @param style how it was to sound, and how that got into it
 * @param reflection who wrote the reflection
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
        Reflection reflection,
        String model,
        boolean cached,
        Usage usage) {
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
     * How an answer was to sound, and how that got into it.
     *
     * @param mode the mode that made it; preface if the one asked for could not be kept
     * @param tone a word
     * @param warmth in [0, 1]
     * @param pace a word
     * @param hedging in [0, 1]
     * @param sentenceWords words a sentence was to have
     * @param guard what is known of its facts: unchanged, faithful, different or not_applicable
     * @param fallback why the mode asked for could not be kept; absent if it was
     * @param differences what a restyled answer lost and added; absent unless it was refused
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Style(
            String mode,
            String tone,
            double warmth,
            String pace,
            double hedging,
            double sentenceWords,
            String guard,
            @Nullable String fallback,
            @Nullable GuardJson differences) {
        private static Style of(dev.recollect.memory.lens.Style style, LensUse lens) {
            return new Style(
                    lens.mode().wireName(),
                    style.tone(),
                    style.warmth(),
                    style.pace(),
                    style.hedging(),
                    style.sentenceWords(),
                    lens.verdict().wireName(),
                    lens.fallback().map(LensUse.Fallback::wireName).orElse(null),
                    lens.comparison()
                            .filter(comparison -> !comparison.faithful())
                            .map(GuardJson::of)
                            .orElse(null));
        }
    }

    /**
     * Who wrote the reflection.
     *
     * @param author template or model
     * @param fallback why the template wrote it though the model was asked; absent if that is not so
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reflection(String author, @Nullable String fallback) {
        private static Reflection of(dev.recollect.memory.reflection.Reflection reflection) {
            return new Reflection(
                    reflection.author().wireName(), reflection.fallback().orElse(null));
        }
    }

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
                Style.of(answer.style(), answer.lens()),
                Reflection.of(answer.reflection()),
                answer.model(),
                false,
                Usage.of(answer.usage()));
    }
}
