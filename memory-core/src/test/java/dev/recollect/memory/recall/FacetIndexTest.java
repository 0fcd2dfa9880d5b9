// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.experience.Confidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceBuilder;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.StoredExperience;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a filter lets through")
class FacetIndexTest {
    private static final int MANY = 100_000;
    private static final int FEW = MANY / 1_000;

    /* More than so many need not be looked at to find those few. */
    private static final int LOOKED_AT_MOST = 4 * FEW;

    /* Every thousandth is of a kind of its own. */
    private static final Timeline LONG = new Timeline();

    @BeforeAll
    static void tellALongPast() {
        List<StoredExperience> page = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            int number = i;
            Said said = Said.text("said").secondsAgo(MANY - i).in("s" + i / FEW).with(builder -> told(builder, number));
            page.add(new StoredExperience(said.experience(Past.id(1 + i)), Map.of()));
        }
        LONG.load(page);
    }

    private static ExperienceBuilder told(ExperienceBuilder builder, int number) {
        boolean rare = number % (MANY / FEW) == 0;
        boolean reflected = number % (MANY / FEW) == 1;
        return builder.type(rare ? ExperienceType.INFERENCE : ExperienceType.OBSERVATION)
                .provenance(Provenance.of(
                        Provenance.USER, reflected ? Provenance.Method.REFLECT : Provenance.Method.CAPTURE))
                .confidence(new Confidence(rare ? 0.9 : 0.5, "test"))
                .affect(new AffectReading(
                        new Affect(rare ? 0.9 : number % 100 / 200.0, 0.5, 0), List.of(), 0.5, 0.5, "test"))
                .content(builder.build()
                        .content()
                        .withAttributes(Map.of("half", "" + number % 2, "line", "" + number % (MANY / FEW))));
    }

    private static Timeline.ScopeTimeline ada() {
        return LONG.of(Past.ADA);
    }

    static Stream<ExperienceFilter> thousandths() {
        ExperienceFilter any = ExperienceFilter.DEFAULT;
        return Stream.of(
                any.withSession("s500"),
                any.withTypes(Set.of(ExperienceType.INFERENCE, ExperienceType.RECONCILIATION)),
                any.withMethods(Set.of(Provenance.Method.REFLECT)),
                any.withTimes(
                        Optional.of(Past.NOW.minusSeconds(50_000)), Optional.of(Past.NOW.minusSeconds(50_000 - FEW))),
                any.withTimes(Optional.of(Past.NOW.minusSeconds(FEW)), Optional.empty()),
                any.withValence(OptionalDouble.of(0.6), OptionalDouble.of(1)),
                any.withMinConfidence(0.8),
                any.withAttributes(Map.of("line", "7")),
                any.withAttributes(Map.of("half", "1", "line", "7")),
                any.withAttributes(Map.of("half", "0"))
                        .withTimes(
                                Optional.of(Past.NOW.minusSeconds(50_000)),
                                Optional.of(Past.NOW.minusSeconds(50_000 - 2L * FEW))),
                any.withSession("s500").withValence(OptionalDouble.of(0), OptionalDouble.of(1)),
                any.withSession("there is none"),
                any.withAttributes(Map.of("there is none", "7")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("thousandths")
    @DisplayName("is found among hundreds where it is a thousandth of a hundred thousand")
    void looksAtFew(ExperienceFilter filter) {
        AtomicInteger looked = new AtomicInteger();
        Passing passing = ada().passing(filter, turn -> {
            looked.incrementAndGet();
            return filter.test(turn.facets());
        });

        List<Turn> first = passing.first(Candidates.ALL_OF + 1);
        int lookedForAll = looked.getAndSet(0);
        List<Turn> newest = passing.newest(2 * FEW);

        List<Turn> expected = ada().newest(MANY, turn -> filter.test(turn.facets()));
        assertThat(expected.size()).isLessThanOrEqualTo(FEW + 1);
        assertThat(first).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(newest).isEqualTo(expected);
        assertThat(lookedForAll).isLessThanOrEqualTo(LOOKED_AT_MOST);
        assertThat(looked.get()).isLessThanOrEqualTo(LOOKED_AT_MOST);
    }

    static Stream<ExperienceFilter> wide() {
        ExperienceFilter any = ExperienceFilter.DEFAULT;
        return Stream.of(
                any,
                ExperienceFilter.ALL,
                any.withTypes(Set.of(ExperienceType.OBSERVATION)),
                any.withAttributes(Map.of("half", "1")),
                any.withMinConfidence(0.5),
                any.withValence(OptionalDouble.of(0.1), OptionalDouble.empty()),
                any.withValence(OptionalDouble.empty(), OptionalDouble.of(0.3)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wide")
    @DisplayName("is known to be more than can be considered, and its newest are found, after a few thousand looks")
    void looksAtFewOfMany(ExperienceFilter filter) {
        AtomicInteger looked = new AtomicInteger();
        Passing passing = ada().passing(filter, turn -> {
            looked.incrementAndGet();
            return filter.test(turn.facets());
        });

        List<Turn> first = passing.first(Candidates.ALL_OF + 1);
        List<Turn> newest = passing.newest(200);

        assertThat(first).hasSize(Candidates.ALL_OF + 1).allMatch(turn -> filter.test(turn.facets()));
        assertThat(newest).isEqualTo(ada().newest(200, turn -> filter.test(turn.facets())));
        assertThat(looked.get()).isLessThan(4 * Candidates.ALL_OF);
        assertThat(ada().allPassing(Candidates.ALL_OF, filter)).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("is what passes of everything, whatever the filter, and after some was erased too")
    void whatPassesOfEverything(long seed) {
        Past past = new Past();
        RandomPast random = new RandomPast(seed);
        random.fill(past, Past.ADA, 700);
        compare(past, random);

        List<ExperienceId> erased = past.timeline.of(Past.ADA).newest(700, turn -> true).stream()
                .map(Turn::id)
                .filter(id -> id.leastSignificantBits() % 3 == 0)
                .toList();
        past.forget(Erasure.ofIds(Past.ADA, erased));

        compare(past, random);
        random.fill(past, Past.ADA, 100);
        compare(past, random);
    }

    private static void compare(Past past, RandomPast random) {
        Timeline.ScopeTimeline timeline = past.timeline.of(Past.ADA);
        List<Turn> everything = timeline.newest(Integer.MAX_VALUE, turn -> true);
        int narrow = 0;
        for (int i = 0; i < 200; i++) {
            ExperienceFilter filter = i % 2 == 0 ? random.clause(i / 2) : random.filter();
            List<Turn> passing = everything.stream()
                    .filter(turn -> filter.test(turn.facets()))
                    .toList();

            assertThat(timeline.newest(Integer.MAX_VALUE, filter)).isEqualTo(passing);
            assertThat(timeline.newest(10, filter)).isEqualTo(passing.subList(0, Math.min(10, passing.size())));
            assertThat(timeline.allPassing(passing.size(), filter).orElseThrow())
                    .containsExactlyInAnyOrderElementsOf(passing);
            if (!passing.isEmpty()) {
                assertThat(timeline.allPassing(passing.size() - 1, filter)).isEmpty();
                assertThat(timeline.first(1, filter)).hasSize(1).allMatch(turn -> filter.test(turn.facets()));
            }
            narrow += passing.size() < everything.size() / 2 ? 1 : 0;
        }
        assertThat(narrow).isGreaterThan(100);
    }

    @Test
    @DisplayName("takes no more memory for what turns have in common, and some for what each has alone")
    void bytes() {
        Timeline alike = new Timeline();
        Timeline each = new Timeline();
        for (int i = 0; i < 100; i++) {
            alike.load(List.of(new StoredExperience(withLine(i, "same"), Map.of())));
            each.load(List.of(new StoredExperience(withLine(i, "line " + i), Map.of())));
        }

        assertThat(each.bytes(Past.ADA)).isGreaterThan(alike.bytes(Past.ADA) + 99 * 100);
        assertThat(Set.copyOf(alike.of(Past.ADA).newest(100, turn -> true).stream()
                        .map(turn -> System.identityHashCode(turn.facets().attributes()))
                        .toList()))
                .hasSize(1);
    }

    private static Experience withLine(int number, String line) {
        return Said.text("said")
                .with(builder -> builder.content(builder.build().content().withAttributes(Map.of("line", line))))
                .experience(Past.id(1 + number));
    }
}
