// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.experience.Confidence;
import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.ExperienceQuery;
import dev.recollect.memory.store.ExperienceQuery.Position;
import dev.recollect.memory.store.Facets;
import dev.recollect.memory.tck.Experiences;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A filter in SQL")
class FilterSqlTest {
    /* Strings that JSON, SQL and UTF-8 each have a rule of their own for. */
    private static final List<String> STRINGS = List.of(
            "a",
            "A",
            "a.b",
            "$.a",
            "\"a\"",
            "a\\b",
            "it's",
            "new\nline",
            "tab\t",
            "\u0001",
            "é",
            "e\u0301",
            "😀",
            "1",
            "true",
            "null",
            "[]",
            " a",
            ":name",
            "?",
            "%",
            "x\u2028");

    @TempDir
    Path folder;

    private final Random random = new Random(20_260_105);
    private Fixture fixture;
    private SqliteExperienceStore store;
    private List<Experience> newestFirst;

    @BeforeEach
    void fill() {
        fixture = new Fixture(folder);
        store = fixture.open();
        List<Experience> all = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            all.add(any());
        }
        store.append(all.stream().map(fixture.experiences::item).toList());
        newestFirst = all.stream()
                .sorted((a, b) -> Position.of(b).compareTo(Position.of(a)))
                .toList();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    @DisplayName("lets through exactly what the filter lets through, whatever the strings, numbers and moments")
    void sameAsPredicate() {
        int matched = 0;
        for (int i = 0; i < 600; i++) {
            ExperienceFilter filter = anyFilter();
            Optional<Position> before = random.nextInt(3) == 0 ? Optional.of(anyPlace()) : Optional.empty();

            List<Experience> listed = store.list(new ExperienceQuery(Experiences.SCOPE, filter, 200, before));

            assertThat(listed)
                    .as("%s before %s", filter, before)
                    .isEqualTo(newestFirst.stream()
                            .filter(one -> before.isEmpty() || Position.of(one).compareTo(before.get()) < 0)
                            .filter(one -> filter.test(Facets.of(one)))
                            .toList());
            matched += listed.isEmpty() ? 0 : 1;
        }
        assertThat(matched).isBetween(100, 500);
    }

    @Test
    @DisplayName("matches an odd string and refuses one that no experience can hold")
    void impossibleStrings() {
        Experience question = fixture.store(
                store,
                fixture.experiences
                        .builder(Experiences.SCOPE, Content.ofText("x").withAttributes(Map.of("k", "?", "?", "v")))
                        .build());

        for (Map<String, String> attributes :
                List.of(Map.of("k", "\ud800"), Map.of("\ud800", "v"), Map.of("k", "?\u0000"))) {
            assertThatThrownBy(() -> list(ExperienceFilter.ALL, attributes))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("attributes");
        }
        assertThat(list(ExperienceFilter.ALL, Map.of("k", "?", "?", "v"))).containsExactly(question);
    }

    private List<Experience> list(ExperienceFilter filter, Map<String, String> attributes) {
        return store.list(new ExperienceQuery(
                Experiences.SCOPE,
                new ExperienceFilter(
                        filter.types(),
                        filter.methods(),
                        filter.sessionId(),
                        filter.from(),
                        filter.to(),
                        filter.minValence(),
                        filter.maxValence(),
                        filter.minConfidence(),
                        attributes),
                200,
                Optional.empty()));
    }

    private Experience any() {
        Map<String, String> attributes = new HashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            attributes.put(anyString(), anyString());
        }
        var builder = fixture.experiences
                .builder(Experiences.SCOPE, Content.ofText("text").withAttributes(attributes))
                .type(one(List.of(ExperienceType.values())))
                .provenance(Provenance.of(Provenance.USER, one(List.of(Provenance.Method.values()))))
                .confidence(new Confidence(random.nextInt(11) / 10.0, "test"))
                .affect(new AffectReading(new Affect(anyValence(), 0.5, 0), List.of("one", "two"), 0.3, 0.7, "test"))
                .times(anyMoment(), Experiences.START.plus(Duration.ofHours(1)));
        if (random.nextBoolean()) {
            builder.session(one(List.of("s1", "s2", "it's")));
        }
        return builder.build();
    }

    private ExperienceFilter anyFilter() {
        Optional<Instant> from = random.nextInt(4) == 0 ? Optional.of(anyMoment()) : Optional.empty();
        Optional<Instant> to = random.nextInt(4) == 0 ? Optional.of(anyMoment()) : Optional.empty();
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            to = Optional.empty();
        }
        OptionalDouble least = random.nextInt(4) == 0 ? OptionalDouble.of(anyValence()) : OptionalDouble.empty();
        OptionalDouble most = random.nextInt(4) == 0 ? OptionalDouble.of(anyValence()) : OptionalDouble.empty();
        if (least.isPresent() && most.isPresent() && least.getAsDouble() > most.getAsDouble()) {
            most = OptionalDouble.empty();
        }
        return new ExperienceFilter(
                random.nextInt(4) == 0 ? Set.of(one(List.of(ExperienceType.values()))) : Set.of(),
                random.nextInt(3) == 0 ? Set.of() : Set.of(Provenance.Method.values()),
                random.nextInt(4) == 0 ? Optional.of(random.nextBoolean() ? "s1" : "it's") : Optional.empty(),
                from,
                to,
                least,
                most,
                random.nextInt(4) == 0 ? OptionalDouble.of(random.nextInt(11) / 10.0) : OptionalDouble.empty(),
                random.nextInt(3) == 0 ? Map.of(anyString(), anyString()) : Map.of());
    }

    private Position anyPlace() {
        Experience near = newestFirst.get(random.nextInt(newestFirst.size()));
        Instant at =
                random.nextBoolean() ? near.occurredAt() : near.occurredAt().plusNanos(random.nextInt(3) * 500_000L);
        return new Position(at, near.id());
    }

    /* Few moments, so that many coincide; some between two milliseconds, some beyond every calendar. */
    private Instant anyMoment() {
        return switch (random.nextInt(12)) {
            case 0 -> newestFirst == null ? Experiences.START : Instant.MIN;
            case 1 -> newestFirst == null ? Experiences.START : Instant.MAX;
            case 2 -> Experiences.START.plusMillis(random.nextInt(20)).plusNanos(1);
            case 3 -> Experience.EARLIEST.plusMillis(random.nextInt(20));
            default -> Experiences.START.plusMillis(random.nextInt(20));
        };
    }

    private double anyValence() {
        return random.nextInt(21) / 10.0 - 1;
    }

    private String anyString() {
        return one(STRINGS);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
