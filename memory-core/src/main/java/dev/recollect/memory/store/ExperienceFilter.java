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
 * @param methods the methods; if empty, any but {@code REFLECT}
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
    /** Everything but reflections. */
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

    /** Everything, reflections too. */
    public static final ExperienceFilter ALL = DEFAULT.withMethods(Set.of(Provenance.Method.values()));

    /** Checks ranges and copies. */
    public ExperienceFilter {
        types = Set.copyOf(types);
        methods = Set.copyOf(methods);
        attributes = Map.copyOf(attributes);
        sessionId.ifPresent(value -> Limits.requireName("session_id", value));
        minValence.ifPresent(value -> Limits.requireRange("min_valence", value, -1, 1));
        maxValence.ifPresent(value -> Limits.requireRange("max_valence", value, -1, 1));
        minConfidence.ifPresent(value -> Limits.requireRange("min_confidence", value, 0, 1));
        if (attributes.size() > Limits.ATTRIBUTES) {
            throw new InvalidInputException(
                    "attributes", "must be at most " + Limits.ATTRIBUTES + ", but are " + attributes.size());
        }
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw new InvalidInputException("to", "must lie after from, but from is " + from.get());
        }
    }

    @Override
    public boolean test(Facets facets) {
        boolean methodFits =
                methods.isEmpty() ? facets.method() != Provenance.Method.REFLECT : methods.contains(facets.method());
        return methodFits
                && (types.isEmpty() || types.contains(facets.type()))
                && (sessionId.isEmpty() || sessionId.equals(facets.sessionId()))
                && (from.isEmpty() || !facets.occurredAt().isBefore(from.get()))
                && (to.isEmpty() || facets.occurredAt().isBefore(to.get()))
                && (minValence.isEmpty() || facets.valence() >= minValence.getAsDouble())
                && (maxValence.isEmpty() || facets.valence() <= maxValence.getAsDouble())
                && (minConfidence.isEmpty() || facets.confidence() >= minConfidence.getAsDouble())
                && facets.attributes().entrySet().containsAll(attributes.entrySet());
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
     * @param value the methods; any but {@code REFLECT} if empty
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
}
