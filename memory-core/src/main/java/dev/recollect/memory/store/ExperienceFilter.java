// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which experiences of a scope are meant. Immutable; a pure predicate over {@link Facets}.
 *
 * @param types the types, any if empty
 * @param methods the methods; if empty, any but those of {@link #ONLY_IF_NAMED}
 * @param sessionId the session, any if empty
 * @param from the earliest moment, inclusive
 * @param to the latest moment, exclusive
 * @param minValence the least valence, inclusive
 * @param maxValence the greatest valence, inclusive
 * @param minConfidence the least confidence, inclusive
 * @param attributes attributes that must be there with these values
 */
public record ExperienceFilter(
        Set<ExperienceType> types,
        Set<Provenance.Method> methods,
        Optional<String> sessionId,
        Optional<Instant> from,
        Optional<Instant> to,
        OptionalDouble minValence,
        OptionalDouble maxValence,
        OptionalDouble minConfidence,
        Map<String, String> attributes)
        implements Predicate<Facets> {
    /** Methods of what is said about memories and is none: reflections and feedback. They pass only where they are named. */
    public static final Set<Provenance.Method> ONLY_IF_NAMED =
            Set.of(Provenance.Method.REFLECT, Provenance.Method.FEEDBACK);

    /** Everything but reflections and feedback. */
    public static final ExperienceFilter DEFAULT = new ExperienceFilter(
            Set.of(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Map.of());

    /** Everything, reflections and feedback too. */
    public static final ExperienceFilter ALL = DEFAULT.withMethods(Set.of(Provenance.Method.values()));

    /**
     * Checks ranges and copies.
     *
     * @throws InvalidInputException if a bound lies outside of what it bounds, a range is the wrong way round, or a session
     *     or an attribute is one that no experience can have
     */
    public ExperienceFilter {
        types = Set.copyOf(types);
        methods = Set.copyOf(methods);
        attributes = Map.copyOf(attributes);
        sessionId.ifPresent(value -> Limits.requireName("session_id", value));
        minValence.ifPresent(value -> Limits.requireRange("min_valence", value, -1, 1));
        maxValence.ifPresent(value -> Limits.requireRange("max_valence", value, -1, 1));
        minConfidence.ifPresent(value -> Limits.requireRange("min_confidence", value, 0, 1));
        if (minValence.isPresent() && maxValence.isPresent() && minValence.getAsDouble() > maxValence.getAsDouble()) {
            throw new InvalidInputException(
                    "min_valence",
                    "must not be greater than max_valence, but " + minValence.getAsDouble() + " is greater than "
                            + maxValence.getAsDouble());
        }
        requireAttributes(attributes);
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw new InvalidInputException("to", "must lie after from, but from is " + from.get());
        }
    }

    private static void requireAttributes(Map<String, String> attributes) {
        if (attributes.size() > Limits.ATTRIBUTES) {
            throw new InvalidInputException(
                    "attributes", "must be at most " + Limits.ATTRIBUTES + ", but are " + attributes.size());
        }
        attributes.forEach((key, value) -> {
            if (Limits.requireText("attributes", key, Limits.ATTRIBUTE_KEY_CHARS)
                    .isBlank()) {
                throw new InvalidInputException("attributes", "must have names that are not blank");
            }
            Limits.requireText("attributes." + key, value, Limits.ATTRIBUTE_VALUE_CHARS);
        });
    }

    @Override
    public boolean test(Facets facets) {
        return letsThrough(facets.type(), facets.method())
                && (sessionId.isEmpty() || sessionId.equals(facets.sessionId()))
                && (from.isEmpty() || !facets.occurredAt().isBefore(from.get()))
                && (to.isEmpty() || facets.occurredAt().isBefore(to.get()))
                && (minValence.isEmpty() || facets.valence() >= minValence.getAsDouble())
                && (maxValence.isEmpty() || facets.valence() <= maxValence.getAsDouble())
                && (minConfidence.isEmpty() || facets.confidence() >= minConfidence.getAsDouble())
                && (attributes.isEmpty() || facets.attributes().entrySet().containsAll(attributes.entrySet()));
    }

    /**
     * Whether any experience of a kind passes what is asked of types and methods.
     *
     * @param type its type
     * @param method how it was recorded
     * @return whether neither keeps it out
     */
    public boolean letsThrough(ExperienceType type, Provenance.Method method) {
        boolean methodFits = methods.isEmpty() ? !ONLY_IF_NAMED.contains(method) : methods.contains(method);
        return methodFits && (types.isEmpty() || types.contains(type));
    }

    /**
     * What keeps an experience out.
     *
     * @param facets its facets
     * @return the clauses it breaks, by field in snake_case, each with what is asked for and what there is; empty if it
     *     passes
     */
    public Map<String, String> against(Facets facets) {
        return FilterClauses.against(this, facets);
    }

    /**
     * The same filter for other types.
     *
     * @param value the types, any if empty
     * @return a copy
     */
    public ExperienceFilter withTypes(Set<ExperienceType> value) {
        return new ExperienceFilter(
                value, methods, sessionId, from, to, minValence, maxValence, minConfidence, attributes);
    }

    /**
     * The same filter for other methods.
     *
     * @param value the methods; any but those of {@link #ONLY_IF_NAMED} if empty
     * @return a copy
     */
    public ExperienceFilter withMethods(Set<Provenance.Method> value) {
        return new ExperienceFilter(
                types, value, sessionId, from, to, minValence, maxValence, minConfidence, attributes);
    }

    /**
     * The same filter for one session.
     *
     * @param value the session
     * @return a copy
     */
    public ExperienceFilter withSession(String value) {
        return new ExperienceFilter(
                types, methods, Optional.of(value), from, to, minValence, maxValence, minConfidence, attributes);
    }

    /**
     * The same filter for another stretch of time.
     *
     * @param first the earliest moment, inclusive
     * @param last the latest moment, exclusive
     * @return a copy
     */
    public ExperienceFilter withTimes(Optional<Instant> first, Optional<Instant> last) {
        return new ExperienceFilter(
                types, methods, sessionId, first, last, minValence, maxValence, minConfidence, attributes);
    }

    /**
     * The same filter for another range of valence.
     *
     * @param least the least valence, inclusive, in [-1, 1]
     * @param greatest the greatest valence, inclusive, in [-1, 1], not below the least
     * @return a copy
     */
    public ExperienceFilter withValence(OptionalDouble least, OptionalDouble greatest) {
        return new ExperienceFilter(types, methods, sessionId, from, to, least, greatest, minConfidence, attributes);
    }

    /**
     * The same filter for a least confidence.
     *
     * @param value inclusive, in [0, 1]
     * @return a copy
     */
    public ExperienceFilter withMinConfidence(double value) {
        return new ExperienceFilter(
                types, methods, sessionId, from, to, minValence, maxValence, OptionalDouble.of(value), attributes);
    }

    /**
     * The same filter for other attributes.
     *
     * @param value attributes that must be there with these values, any if empty
     * @return a copy
     */
    public ExperienceFilter withAttributes(Map<String, String> value) {
        return new ExperienceFilter(types, methods, sessionId, from, to, minValence, maxValence, minConfidence, value);
    }
}
