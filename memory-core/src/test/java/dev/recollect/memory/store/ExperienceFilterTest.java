// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance.Method;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExperienceFilterTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Facets SAID = new Facets(
            ExperienceType.OCCURRENCE,
            Method.CAPTURE,
            Optional.of("s"),
            NOON,
            -0.5,
            0.7,
            Map.of("set", "dev", "n", "1"));
    private static final Facets REFLECTED =
            new Facets(ExperienceType.OBSERVATION, Method.REFLECT, Optional.empty(), NOON, 0, 0.5, Map.of());

    @Test
    @DisplayName("by default everything passes but reflections")
    void reflections() {
        assertThat(ExperienceFilter.DEFAULT).accepts(SAID).rejects(REFLECTED);
        assertThat(ExperienceFilter.ALL).accepts(SAID, REFLECTED);
        assertThat(ExperienceFilter.DEFAULT.withMethods(Set.of(Method.REFLECT)))
                .accepts(REFLECTED)
                .rejects(SAID);
    }

    @Test
    @DisplayName("types and the session must fit")
    void typesAndSession() {
        assertThat(ExperienceFilter.ALL.withTypes(Set.of(ExperienceType.OBSERVATION, ExperienceType.INFERENCE)))
                .accepts(REFLECTED)
                .rejects(SAID);
        assertThat(ExperienceFilter.ALL.withSession("s")).accepts(SAID).rejects(REFLECTED);
        assertThat(ExperienceFilter.ALL.withSession("t")).rejects(SAID, REFLECTED);
    }

    @Test
    @DisplayName("times run from the first, inclusive, to the last, exclusive")
    void times() {
        Optional<Instant> none = Optional.empty();
        Optional<Instant> noon = Optional.of(NOON);
        Optional<Instant> later = Optional.of(NOON.plusMillis(1));

        assertThat(ExperienceFilter.DEFAULT.withTimes(noon, none)).accepts(SAID);
        assertThat(ExperienceFilter.DEFAULT.withTimes(later, none)).rejects(SAID);
        assertThat(ExperienceFilter.DEFAULT.withTimes(none, noon)).rejects(SAID);
        assertThat(ExperienceFilter.DEFAULT.withTimes(noon, later)).accepts(SAID);
        assertThatThrownBy(() -> ExperienceFilter.DEFAULT.withTimes(noon, noon))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("to must lie after from, but from is 2026-01-05T12:00:00Z");
    }

    @Test
    @DisplayName("valence and confidence are bounded inclusively")
    void numbers() {
        assertThat(numbers(-0.5, -0.5, 0.7)).accepts(SAID);
        assertThat(numbers(-0.4, 1, 0)).rejects(SAID);
        assertThat(numbers(-1, -0.6, 0)).rejects(SAID);
        assertThat(numbers(-1, 1, 0.71)).rejects(SAID);
        assertThatThrownBy(() -> numbers(-1.1, 1, 0)).hasMessageStartingWith("min_valence ");
        assertThatThrownBy(() -> numbers(-1, Double.NaN, 0)).hasMessageStartingWith("max_valence ");
        assertThatThrownBy(() -> numbers(-1, 1, 2)).hasMessageStartingWith("min_confidence ");
    }

    @Test
    @DisplayName("all attributes asked for must be there with their values, at most 64")
    void attributes() {
        assertThat(attributes(Map.of("set", "dev"))).accepts(SAID).rejects(REFLECTED);
        assertThat(attributes(Map.of("set", "dev", "n", "1"))).accepts(SAID);
        assertThat(attributes(Map.of("set", "test"))).rejects(SAID);
        assertThat(attributes(Map.of("set", "dev", "m", "1"))).rejects(SAID);
        Map<String, String> many = IntStream.range(0, 65).boxed().collect(Collectors.toMap(i -> "k" + i, i -> ""));
        assertThatThrownBy(() -> attributes(many)).hasMessageContaining("but are 65");
        assertThatThrownBy(() -> ExperienceFilter.ALL.withSession("")).hasMessageStartingWith("session_id ");
    }

    private static ExperienceFilter numbers(double minValence, double maxValence, double minConfidence) {
        return new ExperienceFilter(
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.of(minValence),
                OptionalDouble.of(maxValence),
                OptionalDouble.of(minConfidence),
                Map.of());
    }

    private static ExperienceFilter attributes(Map<String, String> attributes) {
        return new ExperienceFilter(
                Set.of(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                attributes);
    }
}
