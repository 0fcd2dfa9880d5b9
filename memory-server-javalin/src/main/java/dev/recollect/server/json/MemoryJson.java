// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.recall.Score;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A memory. Left out where empty: prompt, response and speaker; and score, parts and relevant outside of ranked answers.
 *
 * @param experienceId its id
 * @param type its type
 * @param text what it says
 * @param prompt what was asked, of an exchange
 * @param response what was answered, of an exchange
 * @param speaker who speaks
 * @param sessionId the session; null if none
 * @param occurredAt when it happened
 * @param recordedAt when it was stored
 * @param valence from unpleasant to pleasant, in [-1, 1]
 * @param attributes the caller's own
 * @param actor who it comes from
 * @param method how it came to be recorded
 * @param score in [0, 1]
 * @param parts what the score is made of
 * @param relevant whether it is likely to bear on the query
 * @param parents what it was derived from
 * @param evidence what it used or cites
 */
public record MemoryJson(
        String experienceId,
        String type,
        String text,
        @Nullable String prompt,
        @Nullable String response,
        @Nullable String speaker,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String sessionId,
        String occurredAt,
        String recordedAt,
        double valence,
        Map<String, String> attributes,
        String actor,
        String method,
        @Nullable Double score,
        @Nullable Map<String, Double> parts,
        @Nullable Boolean relevant,
        List<String> parents,
        List<String> evidence) {
    /**
     * A memory that was not ranked.
     *
     * @param experience the experience
     * @return its shape
     */
    public static MemoryJson of(Experience experience) {
        return of(experience, null, null);
    }

    /**
     * A ranked memory.
     *
     * @param recalled the experience, its score and its relevance
     * @return its shape
     */
    public static MemoryJson of(Recalled recalled) {
        return of(recalled.experience(), recalled.score(), recalled.relevant());
    }

    private static MemoryJson of(Experience experience, @Nullable Score score, @Nullable Boolean relevant) {
        var content = experience.content();
        return new MemoryJson(
                experience.id().value(),
                experience.type().wireName(),
                content.text(),
                content.prompt().orElse(null),
                content.response().orElse(null),
                content.speaker().orElse(null),
                experience.sessionId().orElse(null),
                Times.format(experience.occurredAt()),
                Times.format(experience.recordedAt()),
                experience.affect().affect().valence(),
                content.attributes(),
                experience.provenance().actor(),
                experience.provenance().method().wireName(),
                score == null ? null : score.value(),
                score == null ? null : score.parts(),
                relevant,
                experience.parents().stream().map(ExperienceId::value).toList(),
                experience.evidence().stream().map(Evidence::value).toList());
    }
}
