// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceBuilder;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Something that was said, as a test tells it: by Ada a minute before {@link Past#NOW}, unless told otherwise. */
final class Said {
    private Content content;
    private Scope scope = Past.ADA;
    private Instant at = Past.NOW.minusSeconds(60);
    private Optional<ExperienceId> id = Optional.empty();
    private UnaryOperator<ExperienceBuilder> rest = builder -> builder;
    private final Map<Role, TextEmbedding> vectors = new EnumMap<>(Role.class);

    private Said(Content content) {
        this.content = content;
    }

    static Said text(String text) {
        return new Said(Content.ofText(text));
    }

    static Said exchange(String prompt, String response) {
        return new Said(Content.ofExchange(prompt, response));
    }

    /** A unit vector whose cosine to {@link Past#AXIS} is this. */
    static Embedding cosine(double cosine) {
        float[] vector = new float[Words.DIMENSION];
        vector[0] = (float) cosine;
        vector[1] = (float) Math.sqrt(1 - cosine * cosine);
        return Embedding.of(vector);
    }

    Said by(String speaker) {
        content = content.withSpeaker(speaker);
        return this;
    }

    Said to(Scope whose) {
        scope = whose;
        return this;
    }

    Said secondsAgo(long seconds) {
        return at(Past.NOW.minusSeconds(seconds));
    }

    Said at(Instant moment) {
        at = moment;
        return this;
    }

    Said withId(int number) {
        id = Optional.of(Past.id(number));
        return this;
    }

    Said in(String session) {
        return with(builder -> builder.session(session));
    }

    Said with(UnaryOperator<ExperienceBuilder> more) {
        UnaryOperator<ExperienceBuilder> before = rest;
        rest = builder -> more.apply(before.apply(builder));
        return this;
    }

    /** With these cosines to {@link Past#AXIS}, instead of the vectors of its texts. */
    Said meaning(double ofText, double inContext) {
        return vector(Role.CONTENT, ofText).vector(Role.CONTEXT, inContext);
    }

    Said vector(Role role, double cosine) {
        vectors.put(role, TextEmbedding.of(cosine(cosine)));
        return this;
    }

    Map<Role, TextEmbedding> vectors() {
        return vectors;
    }

    Experience experience(ExperienceId next) {
        return rest.apply(Experience.builder(id.orElse(next), scope, content).times(at, Past.NOW))
                .build();
    }
}
