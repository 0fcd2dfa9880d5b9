// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.salience.Salience;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The whole record of an experience: the memory's own fields and those below beside them.
 *
 * @param memory the fields of a memory, on the same level
 * @param user whose it is
 * @param agent the assistant that took part, left out if unknown
 * @param affect what it sounds like
 * @param confidence how sure it is
 * @param sources what it was taken from
 * @param media where media lie that belong to it
 * @param digest its SHA-256, in hexadecimal digits
 * @param salience how much it matters by itself, left out until it was computed
 */
public record RecordJson(
        @JsonUnwrapped MemoryJson memory,
        String user,
        @Nullable String agent,
        AffectJson affect,
        Confidence confidence,
        List<Source> sources,
        List<String> media,
        String digest,
        @Nullable SalienceJson salience) {
    /**
     * How sure an experience is.
     *
     * @param p a probability
     * @param method what set it
     */
    public record Confidence(double p, String method) {}

    /**
     * Something an experience was taken from.
     *
     * @param uri where it is
     * @param hash a hash of what was there, left out if unknown
     */
    public record Source(String uri, @Nullable String hash) {
        private static Source of(Provenance.Source source) {
            return new Source(source.uri(), source.hash().orElse(null));
        }
    }

    /**
     * The record of an experience.
     *
     * @param experience the experience
     * @param salience its salience, if it was computed
     * @return its shape
     */
    public static RecordJson of(Experience experience, Optional<Salience> salience) {
        return new RecordJson(
                MemoryJson.of(experience),
                experience.scope().user(),
                experience.agent().orElse(null),
                AffectJson.of(experience.affect()),
                new Confidence(
                        experience.confidence().p(), experience.confidence().method()),
                experience.provenance().sources().stream().map(Source::of).toList(),
                experience.content().media(),
                experience.digest().hex(),
                salience.map(SalienceJson::of).orElse(null));
    }
}
