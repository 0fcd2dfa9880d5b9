// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.chat.Usage;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.lens.LensUse;
import dev.recollect.memory.lens.Preface;
import dev.recollect.memory.lens.Style;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.reflection.Reflection;
import java.util.List;
import java.util.Optional;

/**
 * An answer, what it was made of and what was stored. Immutable.
 *
 * @param response what to show: preface and draft byte for byte, or the draft restyled; then references
 * @param draft the draft as the responder gave it
 * @param exchangeId the stored exchange
 * @param reflectionId the stored reflection
 * @param sessionId the session both belong to
 * @param memories the recalled memories that were given to the responder, best first; {@code [n]} is the n-th
 * @param citations the memories the answer used
 * @param affect the affects
 * @param style how it was to sound
 * @param preface the words before the draft, if any
 * @param lens how affect got into the response
 * @param reflection what was noted of it
 * @param model the responder's id
 * @param usage tokens of all calls of the model
 */
public record Answer(
        String response,
        String draft,
        ExperienceId exchangeId,
        ExperienceId reflectionId,
        String sessionId,
        List<Recalled> memories,
        List<Citation> citations,
        Affects affect,
        Style style,
        Optional<Preface> preface,
        LensUse lens,
        Reflection reflection,
        String model,
        Usage usage) {
    /** Copies the lists. */
    public Answer {
        memories = List.copyOf(memories);
        citations = List.copyOf(citations);
    }

    /**
     * The affects of an exchange.
     *
     * @param user of what the user said
     * @param memories of the recalled memories, weighted by score, if there are any
     * @param blended of all, the one that styles
     */
    public record Affects(Affect user, Optional<Affect> memories, Affect blended) {}
}
