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
import java.util.Random;
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

    @Test
    @DisplayName("a range the wrong way round, and an attribute that nothing can have, are refused")
    void impossible() {
        assertThatThrownBy(() -> numbers(0.5, 0.4, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("min_valence must not be greater than max_valence, but 0.5 is greater than 0.4");
        assertThat(numbers(0.5, 0.5, 0)).rejects(SAID);
        assertThatThrownBy(() -> attributes(Map.of(" ", "x")))
                .hasMessage("attributes must have names that are not blank");
        assertThatThrownBy(() -> attributes(Map.of("k".repeat(101), "x")))
                .hasMessageStartingWith("attributes must be at most");
        assertThatThrownBy(() -> attributes(Map.of("k", "x".repeat(2_001))))
                .hasMessageStartingWith("attributes.k must be");
    }

    @Test
    @DisplayName("each part can be changed alone")
    void copies() {
        ExperienceFilter filter = ExperienceFilter.DEFAULT
                .withTypes(Set.of(ExperienceType.OCCURRENCE))
                .withMethods(Set.of(Method.CAPTURE))
                .withSession("s")
                .withTimes(Optional.of(NOON), Optional.of(NOON.plusSeconds(1)))
                .withValence(OptionalDouble.of(-0.5), OptionalDouble.of(0.5))
                .withMinConfidence(0.7)
                .withAttributes(Map.of("n", "1"));

        assertThat(filter)
                .isEqualTo(new ExperienceFilter(
                        Set.of(ExperienceType.OCCURRENCE),
                        Set.of(Method.CAPTURE),
                        Optional.of("s"),
                        Optional.of(NOON),
                        Optional.of(NOON.plusSeconds(1)),
                        OptionalDouble.of(-0.5),
                        OptionalDouble.of(0.5),
                        OptionalDouble.of(0.7),
                        Map.of("n", "1")))
                .accepts(SAID)
                .rejects(REFLECTED);
    }

    @Test
    @DisplayName("what keeps an experience out is named clause by clause, with what is asked for and what there is")
    void against() {
        ExperienceFilter filter = ExperienceFilter.DEFAULT
                .withTypes(Set.of(ExperienceType.INFERENCE, ExperienceType.OCCURRENCE))
                .withSession("s")
                .withTimes(Optional.of(NOON.plusSeconds(1)), Optional.empty())
                .withValence(OptionalDouble.of(0.1), OptionalDouble.empty())
                .withMinConfidence(0.6)
                .withAttributes(Map.of("n", "1"));

        assertThat(filter.against(REFLECTED))
                .containsExactly(
                        Map.entry("types", "ask for inference or occurrence, but it is observation"),
                        Map.entry("methods", "ask for no reflections unless reflect is named, but it is reflect"),
                        Map.entry("session_id", "asks for s, but there is none"),
                        Map.entry("from", "asks for 2026-01-05T12:00:01Z or later, but it was 2026-01-05T12:00:00Z"),
                        Map.entry("min_valence", "asks for at least 0.1, but it is 0.0"),
                        Map.entry("min_confidence", "asks for at least 0.6, but it is 0.5"),
                        Map.entry("attributes.n", "asks for 1, but there is none"));
        assertThat(ExperienceFilter.DEFAULT.against(SAID)).isEmpty();
        assertThat(ExperienceFilter.ALL
                        .withMethods(Set.of(Method.REFLECT))
                        .withTimes(Optional.empty(), Optional.of(NOON))
                        .withValence(OptionalDouble.empty(), OptionalDouble.of(-0.6))
                        .withAttributes(Map.of("n", "2"))
                        .against(SAID))
                .containsExactly(
                        Map.entry("methods", "ask for reflect, but it is capture"),
                        Map.entry("to", "asks for before 2026-01-05T12:00:00Z, but it was 2026-01-05T12:00:00Z"),
                        Map.entry("max_valence", "asks for at most -0.6, but it is -0.5"),
                        Map.entry("attributes.n", "asks for 2, but it is 1"));
    }

    @Test
    @DisplayName("an experience passes exactly if nothing keeps it out")
    void passesIfNothingIsAgainst() {
        Random random = new Random(11);
        int passed = 0;
        for (int i = 0; i < 5_000; i++) {
            ExperienceFilter filter = drawn(random);
            Facets facets = random.nextBoolean() ? SAID : REFLECTED;

            assertThat(filter.against(facets).isEmpty()).isEqualTo(filter.test(facets));
            passed += filter.test(facets) ? 1 : 0;
        }
        assertThat(passed).isBetween(500, 4_500);
    }

    private static ExperienceFilter drawn(Random random) {
        ExperienceFilter filter = ExperienceFilter.DEFAULT;
        if (random.nextInt(3) == 0) {
            filter = filter.withTypes(
                    Set.of(random.nextBoolean() ? ExperienceType.OBSERVATION : ExperienceType.OCCURRENCE));
        }
        if (random.nextInt(2) == 0) {
            filter = filter.withMethods(Set.of(random.nextBoolean() ? Method.REFLECT : Method.CAPTURE));
        }
        if (random.nextInt(4) == 0) {
            filter = filter.withSession(random.nextBoolean() ? "s" : "t");
        }
        if (random.nextInt(3) == 0) {
            Instant from = NOON.plusSeconds(random.nextInt(3) - 2);
            filter = filter.withTimes(Optional.of(from), Optional.of(from.plusSeconds(1 + random.nextInt(2))));
        }
        if (random.nextInt(3) == 0) {
            double least = (random.nextInt(21) - 10) / 10.0;
            filter = filter.withValence(OptionalDouble.of(least), OptionalDouble.of(Math.min(1, least + 0.5)));
        }
        if (random.nextInt(4) == 0) {
            filter = filter.withMinConfidence(random.nextInt(11) / 10.0);
        }
        return random.nextInt(4) == 0 ? filter.withAttributes(Map.of("n", "1")) : filter;
    }
}
