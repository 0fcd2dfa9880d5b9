// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.experience;

import dev.recollect.memory.affect.AffectReading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Collects the fields of an {@link Experience}. Confined to one thread at a time; may be reused after {@link #build()}. */
public final class ExperienceBuilder {
    final ExperienceId id;
    final Scope scope;
    Content content;
    ExperienceType type = ExperienceType.OCCURRENCE;
    Optional<String> sessionId = Optional.empty();
    Optional<String> agent = Optional.empty();
    Instant occurredAt = Instant.EPOCH;
    Instant recordedAt = Instant.EPOCH;
    Provenance provenance = Provenance.of(Provenance.USER, Provenance.Method.CAPTURE);
    List<ExperienceId> parents = List.of();
    List<Evidence> evidence = List.of();
    Confidence confidence = Confidence.UNKNOWN;
    AffectReading affect = AffectReading.neutral("none");
    Nonce nonce = new Nonce("0".repeat(32));

    ExperienceBuilder(ExperienceId id, Scope scope, Content content) {
        this.id = id;
        this.scope = scope;
        this.content = content;
    }

    ExperienceBuilder(Experience from) {
        this(from.id(), from.scope(), from.content());
        type = from.type();
        sessionId = from.sessionId();
        agent = from.agent();
        occurredAt = from.occurredAt();
        recordedAt = from.recordedAt();
        provenance = from.provenance();
        parents = from.parents();
        evidence = from.evidence();
        confidence = from.confidence();
        affect = from.affect();
        nonce = from.nonce();
    }

    /**
     * Sets the type; {@code OCCURRENCE} unless set.
     *
     * @param value the type
     * @return this
     */
    public ExperienceBuilder type(ExperienceType value) {
        type = value;
        return this;
    }

    /**
     * Sets the session.
     *
     * @param value the caller's session id
     * @return this
     */
    public ExperienceBuilder session(String value) {
        sessionId = Optional.of(value);
        return this;
    }

    /**
     * Sets the assistant that took part.
     *
     * @param value the agent's name
     * @return this
     */
    public ExperienceBuilder agent(String value) {
        agent = Optional.of(value);
        return this;
    }

    /**
     * Sets when it happened and when it was stored; both are cut to milliseconds.
     *
     * @param occurred when it happened
     * @param recorded when it was stored
     * @return this
     */
    public ExperienceBuilder times(Instant occurred, Instant recorded) {
        occurredAt = occurred;
        recordedAt = recorded;
        return this;
    }

    /**
     * Sets what it says.
     *
     * @param value the content
     * @return this
     */
    public ExperienceBuilder content(Content value) {
        content = value;
        return this;
    }

    /**
     * Sets where it comes from; captured from the user unless set.
     *
     * @param value the provenance
     * @return this
     */
    public ExperienceBuilder provenance(Provenance value) {
        provenance = value;
        return this;
    }

    /**
     * Sets what it was derived from.
     *
     * @param value the parents, each once
     * @return this
     */
    public ExperienceBuilder parents(List<ExperienceId> value) {
        parents = value;
        return this;
    }

    /**
     * Sets what it used or cites.
     *
     * @param value the evidence, each once
     * @return this
     */
    public ExperienceBuilder evidence(List<Evidence> value) {
        evidence = value;
        return this;
    }

    /**
     * Sets how sure it is; unknown unless set.
     *
     * @param value the confidence
     * @return this
     */
    public ExperienceBuilder confidence(Confidence value) {
        confidence = value;
        return this;
    }

    /**
     * Sets what it sounds like.
     *
     * @param value the reading
     * @return this
     */
    public ExperienceBuilder affect(AffectReading value) {
        affect = value;
        return this;
    }

    /**
     * Sets the random bytes of the digest.
     *
     * @param value the nonce
     * @return this
     */
    public ExperienceBuilder nonce(Nonce value) {
        nonce = value;
        return this;
    }

    /**
     * Builds the experience.
     *
     * @return the experience
     * @throws dev.recollect.memory.InvalidInputException if a field breaks its rule
     */
    public Experience build() {
        return new Experience(this);
    }
}
