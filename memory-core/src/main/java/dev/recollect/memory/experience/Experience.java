// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.experience;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import dev.recollect.memory.affect.AffectReading;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Something that was lived through, once and for good. What changes over time (vectors, access, usefulness, the state of
 * its session) stands beside it in the store. Immutable; equal if all fields are.
 *
 * <p>Times are UTC in whole milliseconds; {@code occurredAt} lies between 1900 and one day after {@code recordedAt}. An
 * occurrence has no parents; that a parent exists and is not above its child in the lattice is checked by the store.
 */
public final class Experience {
    /** The earliest moment something can have happened. */
    public static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private final ExperienceId id;
    private final ExperienceType type;
    private final Scope scope;
    private final Optional<String> sessionId;
    private final Optional<String> agent;
    private final Instant occurredAt;
    private final Instant recordedAt;
    private final Content content;
    private final Provenance provenance;
    private final List<ExperienceId> parents;
    private final List<Evidence> evidence;
    private final Confidence confidence;
    private final AffectReading affect;
    private final Nonce nonce;

    Experience(ExperienceBuilder from) {
        id = from.id;
        type = from.type;
        scope = from.scope;
        sessionId = from.sessionId.map(value -> Limits.requireName("session_id", value));
        agent = from.agent.map(value -> Limits.requireName("agent", value));
        recordedAt = from.recordedAt.truncatedTo(ChronoUnit.MILLIS);
        occurredAt = checkedOccurrence(from.occurredAt.truncatedTo(ChronoUnit.MILLIS), recordedAt);
        content = from.content;
        provenance = from.provenance;
        parents = checkedParents(type, List.copyOf(from.parents));
        evidence = checkedEvidence(List.copyOf(from.evidence));
        confidence = from.confidence;
        affect = from.affect;
        nonce = from.nonce;
    }

    private static Instant checkedOccurrence(Instant occurredAt, Instant recordedAt) {
        if (occurredAt.isBefore(EARLIEST)) {
            throw new InvalidInputException("occurred_at", "must not lie before 1900, but was " + occurredAt);
        }
        Instant latest = recordedAt.plus(1, ChronoUnit.DAYS);
        if (occurredAt.isAfter(latest)) {
            throw new InvalidInputException("occurred_at", "must not lie more than a day ahead, but was " + occurredAt);
        }
        return occurredAt;
    }

    private static List<ExperienceId> checkedParents(ExperienceType type, List<ExperienceId> parents) {
        requireDistinct("parents", parents, Limits.PARENTS);
        if (type == ExperienceType.OCCURRENCE && !parents.isEmpty()) {
            throw new InvalidInputException("parents", "must be empty for an occurrence, but are " + parents.size());
        }
        return parents;
    }

    private static List<Evidence> checkedEvidence(List<Evidence> evidence) {
        requireDistinct("evidence", evidence, Limits.EVIDENCE);
        return evidence;
    }

    private static void requireDistinct(String field, List<?> values, int max) {
        if (values.size() > max) {
            throw new InvalidInputException(field, "must be at most " + max + ", but are " + values.size());
        }
        if (Set.copyOf(values).size() != values.size()) {
            throw new InvalidInputException(field, "must not repeat an entry");
        }
    }

    /**
     * A builder for an experience in a scope.
     *
     * @param id the id
     * @param scope whose it is
     * @param content what it says
     * @return a builder of an occurrence captured from the user; times and nonce are still to be set
     */
    public static ExperienceBuilder builder(ExperienceId id, Scope scope, Content content) {
        return new ExperienceBuilder(id, scope, content);
    }

    /**
     * A builder that starts from this experience.
     *
     * @return a builder of an equal experience
     */
    public ExperienceBuilder toBuilder() {
        return new ExperienceBuilder(this);
    }

    /**
     * The SHA-256 over format version, nonce and every field but the scope; computed anew by each call.
     *
     * @return the digest; two equal experiences have the same
     */
    public Digest digest() {
        return DigestFormat.digest(this);
    }

    /**
     * The name.
     *
     * @return the id
     */
    public ExperienceId id() {
        return id;
    }

    /**
     * How far it is from what happened.
     *
     * @return the type
     */
    public ExperienceType type() {
        return type;
    }

    /**
     * Whose it is.
     *
     * @return tenant and user
     */
    public Scope scope() {
        return scope;
    }

    /**
     * The session it belongs to.
     *
     * @return the caller's session id, if any
     */
    public Optional<String> sessionId() {
        return sessionId;
    }

    /**
     * The assistant that took part.
     *
     * @return the agent's name, if known
     */
    public Optional<String> agent() {
        return agent;
    }

    /**
     * When it happened; recency and the order in a session go by this.
     *
     * @return UTC, milliseconds
     */
    public Instant occurredAt() {
        return occurredAt;
    }

    /**
     * When it was stored; idleness and audit go by this.
     *
     * @return UTC, milliseconds
     */
    public Instant recordedAt() {
        return recordedAt;
    }

    /**
     * What it says.
     *
     * @return the content
     */
    public Content content() {
        return content;
    }

    /**
     * Where it comes from.
     *
     * @return the provenance
     */
    public Provenance provenance() {
        return provenance;
    }

    /**
     * What it was derived from.
     *
     * @return unmodifiable, in the caller's order
     */
    public List<ExperienceId> parents() {
        return parents;
    }

    /**
     * What it used or cites.
     *
     * @return unmodifiable, in the caller's order
     */
    public List<Evidence> evidence() {
        return evidence;
    }

    /**
     * How sure it is.
     *
     * @return the confidence
     */
    public Confidence confidence() {
        return confidence;
    }

    /**
     * What it sounds like, read once.
     *
     * @return the reading
     */
    public AffectReading affect() {
        return affect;
    }

    /**
     * The random bytes of its digest, erased with it.
     *
     * @return the nonce
     */
    public Nonce nonce() {
        return nonce;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Experience that
                && id.equals(that.id)
                && scope.equals(that.scope)
                && digest().equals(that.digest());
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, scope);
    }

    /** Id and type only: content is never logged. */
    @Override
    public String toString() {
        return "Experience[" + id + ", " + type.wireName() + "]";
    }
}
