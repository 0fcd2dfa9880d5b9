// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.remember;

import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.Confidence;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something to remember: a text, or an exchange of prompt and response. Immutable; made by {@link #text} or
 * {@link #exchange} and their builder. Texts are checked and redacted when they are remembered.
 */
public final class RememberRequest {
    private final Builder values;

    private RememberRequest(Builder values) {
        this.values = values;
    }

    /**
     * Begins a request to remember a text.
     *
     * @param scope whose memory
     * @param text what was said or noted
     * @return a builder
     */
    public static Builder text(Scope scope, String text) {
        return new Builder(scope, text, Optional.empty());
    }

    /**
     * Begins a request to remember an exchange.
     *
     * @param scope whose memory
     * @param prompt what was asked
     * @param response what was answered; empty where the answer must not be stored
     * @return a builder
     */
    public static Builder exchange(Scope scope, String prompt, String response) {
        return new Builder(scope, prompt, Optional.of(response));
    }

    Scope scope() {
        return values.scope;
    }

    String text() {
        return values.text;
    }

    Optional<String> response() {
        return values.response;
    }

    Optional<String> speaker() {
        return values.speaker;
    }

    Optional<String> session() {
        return values.session;
    }

    Optional<String> agent() {
        return values.agent;
    }

    Optional<Instant> occurredAt() {
        return values.occurredAt;
    }

    Optional<String> key() {
        return values.key;
    }

    ExperienceType type() {
        return values.type;
    }

    Provenance provenance() {
        return values.provenance;
    }

    List<ExperienceId> parents() {
        return values.parents;
    }

    List<Evidence> evidence() {
        return values.evidence;
    }

    Confidence confidence() {
        return values.confidence;
    }

    Map<String, String> attributes() {
        return values.attributes;
    }

    /** Collects what to remember. Confined to one thread at a time. */
    public static final class Builder {
        private final Scope scope;
        private final String text;
        private final Optional<String> response;
        private Optional<String> speaker = Optional.empty();
        private Optional<String> session = Optional.empty();
        private Optional<String> agent = Optional.empty();
        private Optional<Instant> occurredAt = Optional.empty();
        private Optional<String> key = Optional.empty();
        private ExperienceType type = ExperienceType.OCCURRENCE;
        private Provenance provenance = Provenance.of(Provenance.USER, Provenance.Method.CAPTURE);
        private List<ExperienceId> parents = List.of();
        private List<Evidence> evidence = List.of();
        private Confidence confidence = Confidence.UNKNOWN;
        private Map<String, String> attributes = Map.of();

        private Builder(Scope scope, String text, Optional<String> response) {
            this.scope = scope;
            this.text = text;
            this.response = response;
        }

        private Builder(Builder from) {
            this(from.scope, from.text, from.response);
            speaker = from.speaker;
            session = from.session;
            agent = from.agent;
            occurredAt = from.occurredAt;
            key = from.key;
            type = from.type;
            provenance = from.provenance;
            parents = List.copyOf(from.parents);
            evidence = List.copyOf(from.evidence);
            confidence = from.confidence;
            attributes = Map.copyOf(from.attributes);
        }

        /**
         * Sets who speaks; embedded and found with the text, never added to it.
         *
         * @param value the name
         * @return this
         */
        public Builder speaker(String value) {
            speaker = Optional.of(value);
            return this;
        }

        /**
         * Sets the session; unless set, the current one of the scope.
         *
         * @param value the session id
         * @return this
         */
        public Builder session(String value) {
            session = Optional.of(value);
            return this;
        }

        /**
         * Sets when it happened; unless set, now.
         *
         * @param value the moment, from 1900 to a day ahead
         * @return this
         */
        public Builder occurredAt(Instant value) {
            occurredAt = Optional.of(value);
            return this;
        }

        /**
         * Sets the idempotency key: the same key again stores nothing.
         *
         * @param value the key, 1 to {@link Limits#KEY_CHARS} characters; only its hash is kept
         * @return this
         */
        public Builder key(String value) {
            key = Optional.of(value);
            return this;
        }

        /**
         * Sets the assistant that took part.
         *
         * @param value its name
         * @return this
         */
        public Builder agent(String value) {
            agent = Optional.of(value);
            return this;
        }

        /**
         * Sets the type; {@code OCCURRENCE} unless set.
         *
         * @param value the type
         * @return this
         */
        public Builder type(ExperienceType value) {
            type = value;
            return this;
        }

        /**
         * Sets where it comes from; captured from the user unless set.
         *
         * @param value the provenance
         * @return this
         */
        public Builder provenance(Provenance value) {
            provenance = value;
            return this;
        }

        /**
         * Sets what it was derived from; an occurrence has no parents.
         *
         * @param value experiences of the same scope
         * @return this
         */
        public Builder parents(List<ExperienceId> value) {
            parents = value;
            return this;
        }

        /**
         * Sets what it used or cites.
         *
         * @param value experiences of the same scope, or URIs
         * @return this
         */
        public Builder evidence(List<Evidence> value) {
            evidence = value;
            return this;
        }

        /**
         * Sets how sure it is; unknown unless set.
         *
         * @param value the confidence
         * @return this
         */
        public Builder confidence(Confidence value) {
            confidence = value;
            return this;
        }

        /**
         * Sets attributes of one's own, given back untouched (but for secrets) and usable as filters.
         *
         * @param value at most {@link Limits#ATTRIBUTES}
         * @return this
         */
        public Builder attributes(Map<String, String> value) {
            attributes = value;
            return this;
        }

        /**
         * Builds the request.
         *
         * @return the request, independent of this builder
         */
        public RememberRequest build() {
            return new RememberRequest(new Builder(this));
        }
    }
}
