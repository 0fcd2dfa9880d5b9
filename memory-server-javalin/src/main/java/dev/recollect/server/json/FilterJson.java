// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.store.ExperienceFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which memories are meant; what is absent does not narrow.
 *
 * @param types the types
 * @param methods the methods; reflections and feedback only if they are named
 * @param sessionId the session
 * @param from the earliest moment, inclusive
 * @param to the latest moment, exclusive
 * @param minValence the least valence, in [-1, 1]
 * @param maxValence the greatest valence, in [-1, 1]
 * @param minConfidence the least confidence, in [0, 1]
 * @param attributes attributes that must be there with these values
 */
public record FilterJson(
        @Nullable List<String> types,
        @Nullable List<String> methods,
        @Nullable String sessionId,
        @Nullable String from,
        @Nullable String to,
        @Nullable Double minValence,
        @Nullable Double maxValence,
        @Nullable Double minConfidence,
        @Nullable Map<String, String> attributes) {
    private static final String EMPTY = "must name at least one; leave it out for any";

    /**
     * The filter.
     *
     * @return the filter
     * @throws InvalidInputException if a field breaks a rule
     */
    public ExperienceFilter toFilter() {
        if (attributes != null && attributes.isEmpty()) {
            throw new InvalidInputException("attributes", EMPTY);
        }
        return new ExperienceFilter(
                named("types", types, ExperienceType::of),
                named("methods", methods, Provenance.Method::of),
                Optional.ofNullable(sessionId),
                Times.parseIfThere("from", from),
                Times.parseIfThere("to", to),
                optional(minValence),
                optional(maxValence),
                optional(minConfidence),
                attributes == null ? Map.of() : attributes);
    }

    private static <T> Set<T> named(String field, @Nullable List<String> names, Function<String, T> byName) {
        if (names != null && names.isEmpty()) {
            throw new InvalidInputException(field, EMPTY);
        }
        try {
            return names == null ? Set.of() : names.stream().map(byName).collect(Collectors.toUnmodifiableSet());
        } catch (InvalidInputException e) {
            throw new InvalidInputException(field, e.rule());
        }
    }

    private static OptionalDouble optional(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
