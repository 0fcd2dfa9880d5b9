// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.store.ExperienceFilter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("What is read on demand")
class SignalsOnDemandTest {
    private static final String ASKS = "where does my sister live";

    private final Past past = new Past();

    private static RecallRequest weighing(String query, Signal... signals) {
        Map<Signal, Double> weights = List.of(signals).stream().collect(Collectors.toMap(each -> each, each -> 1.0));
        return RecallRequest.of(Past.ADA, query)
                .withProfile(RecallProfile.custom(weights, RecallProfile.DEFAULT_HALF_LIFE));
    }

    private double read(RecallRequest request, Signal signal, ExperienceId id) {
        return past.recaller().candidates(request).stream()
                .filter(candidate -> candidate.id().equals(id))
                .map(candidate -> Objects.requireNonNull(candidate.signals().get(signal)))
                .findFirst()
                .orElseThrow();
    }

    private static Said feeling(String text, double valence) {
        return Said.text(text)
                .with(builder -> builder.affect(
                        new AffectReading(new Affect(valence, 0.5, 0), List.of(), Math.abs(valence), 1, "test/1")));
    }

    private static Said derived(String text, Provenance.Method method, ExperienceId parent) {
        return Said.text(text)
                .with(builder -> builder.type(ExperienceType.OBSERVATION)
                        .provenance(Provenance.of(Provenance.AGENT, method))
                        .parents(List.of(parent)));
    }

    @ParameterizedTest
    @EnumSource(names = {"SALIENCE", "CAUSAL", "CONGRUENCE"})
    @DisplayName("is no part of a score, and costs no look, where it has no weight")
    void byDefault(Signal signal) {
        ExperienceId lives = past.add(feeling("my sister does live in Porto", -0.8));
        past.add(derived("she moved for work", Provenance.Method.MODEL_INFER, lives));
        CountedStore store = new CountedStore(past.store);

        List<Recalled> memories = past.recaller(store.store())
                .recall(RecallRequest.of(Past.ADA, ASKS))
                .memories();

        assertThat(signal.isOnDemand()).isTrue();
        assertThat(memories)
                .isNotEmpty()
                .allSatisfy(memory -> assertThat(memory.score().parts()).doesNotContainKey(signal.wireName()));
        assertThat(read(RecallRequest.of(Past.ADA, ASKS), signal, lives)).isZero();
        assertThat(store.calls()).doesNotContain("links", "salience");
        assertThat(past.felt).isEmpty();
    }

    @Test
    @DisplayName(
            "congruence: how near a memory's valence is to that of the query, 1 for the same and 0 for the opposite end")
    void congruence() {
        ExperienceId bad = past.add(feeling("the garden in winter", -0.8));
        ExperienceId neither = past.add(feeling("the garden in autumn", 0));
        ExperienceId good = past.add(feeling("the garden in spring", 0.8));
        RecallRequest request = weighing("I hate the garden", Signal.CONGRUENCE);

        List<Recalled> memories = past.recaller().recall(request).memories();

        assertThat(memories).extracting(memory -> memory.experience().id()).containsExactly(bad, neither, good);
        assertThat(memories.get(0).score().parts()).containsOnlyKeys("base", "congruence");
        assertThat(past.felt).containsExactly("I hate the garden");
        assertThat(read(request, Signal.CONGRUENCE, bad)).isEqualTo(1);
        assertThat(read(request, Signal.CONGRUENCE, neither)).isCloseTo(0.6, within(1e-12));
        assertThat(read(request, Signal.CONGRUENCE, good)).isCloseTo(0.2, within(1e-12));
    }

    @Test
    @DisplayName("lineage: the best match of what a memory was made from, and of what was made from it")
    void causal() {
        ExperienceId lives = past.add(Said.text("my sister does live in Porto"));
        ExperienceId poor = past.add(Said.text("trams climb hills"));
        ExperienceId alone = past.add(Said.text("bread with olives"));
        ExperienceId derived = past.add(derived("she moved for work", Provenance.Method.MODEL_INFER, lives));
        ExperienceId citing = past.add(Said.text("a note about trams")
                .with(builder -> builder.evidence(List.of(Evidence.of(poor), Evidence.of(lives)))));
        RecallRequest request = weighing(ASKS, Signal.CAUSAL);

        double match = total(lives);
        assertThat(match).isGreaterThan(total(poor)).isPositive();
        assertThat(read(request, Signal.CAUSAL, derived)).isEqualTo(match);
        assertThat(read(request, Signal.CAUSAL, citing)).isEqualTo(match);
        assertThat(read(request, Signal.CAUSAL, poor)).isEqualTo(total(citing));
        assertThat(read(request, Signal.CAUSAL, lives)).isEqualTo(Math.max(total(citing), total(derived)));
        assertThat(read(request, Signal.CAUSAL, alone)).isZero();
        assertThat(past.recaller().recall(request).memories().get(0).score().parts())
                .containsOnlyKeys("base", "causal");
    }

    /* As the match of a session counts it. */
    private double total(ExperienceId id) {
        RecallRequest plain = RecallRequest.of(Past.ADA, ASKS);
        return Math.max(0, read(plain, Signal.MEANING, id))
                + Math.max(0, read(plain, Signal.CONTEXT, id))
                + 8 * read(plain, Signal.WORDS, id);
    }

    @Test
    @DisplayName("lineage: a reflection, which repeats what was asked, lifts nothing, and a filter changes no score")
    void whatLiftsNothing() {
        ExperienceId trams = past.add(Said.text("trams climb hills"));
        past.add(derived("asked " + ASKS, Provenance.Method.REFLECT, trams));
        ExperienceId porto = past.add(Said.text("hills by the river"));
        ExperienceId narrative =
                past.add(derived("my sister does live in Porto", Provenance.Method.CONSOLIDATE, porto));
        RecallRequest request = weighing(ASKS, Signal.CAUSAL);
        RecallRequest occurrences =
                request.withFilter(ExperienceFilter.DEFAULT.withTypes(Set.of(ExperienceType.OCCURRENCE)));

        assertThat(read(request, Signal.CAUSAL, trams)).isZero();
        assertThat(read(request, Signal.CAUSAL, porto))
                .isEqualTo(total(narrative))
                .isPositive();
        assertThat(read(occurrences, Signal.CAUSAL, porto)).isEqualTo(total(narrative));
    }

    @Test
    @DisplayName("is told of what is to be explained, too")
    void explained() {
        ExperienceId lives = past.add(feeling("my sister does live in Porto", 0.8));
        ExperienceId derived = past.add(derived("she moved for work", Provenance.Method.MODEL_INFER, lives));
        RecallRequest request =
                weighing(ASKS, Signal.CAUSAL, Signal.CONGRUENCE).withTopK(1).withExplained(List.of(lives, derived));

        List<Explained> explained = past.recaller().recall(request).explained();

        assertThat(explained)
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.score().orElseThrow().parts())
                        .containsOnlyKeys("base", "causal", "congruence"));
    }
}
