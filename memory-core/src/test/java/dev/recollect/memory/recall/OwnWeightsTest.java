// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.experience.ExperienceId;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A profile of one's own weights")
class OwnWeightsTest {
    private static final Duration MONTH = RecallProfile.DEFAULT_HALF_LIFE;
    private static final Signal FIRST = Signal.MEANING;

    private final Past past = new Past();

    private static RecallProfile own(Map<Signal, Double> weights) {
        return RecallProfile.custom(weights, MONTH);
    }

    private List<Candidate> candidates(String query, RecallProfile profile) {
        return past.recaller()
                .candidates(
                        RecallRequest.of(Past.ADA, query).withProfile(profile).withTopK(50));
    }

    @Test
    @DisplayName("names signals by the names of the parts")
    void names() {
        assertThat(Signal.values())
                .allSatisfy(signal -> assertThat(Signal.of(signal.wireName())).contains(signal));
        assertThat(Signal.of("semantic")).isEmpty();
        assertThat(Signal.of(FIRST.name())).isEmpty();
    }

    @Test
    @DisplayName("keeps only the proportions of its weights, and is the same made anew of its parts")
    void proportions() {
        RecallProfile profile = own(Map.of(Signal.MEANING, 2.0, Signal.WORDS, 6.0));

        assertThat(profile.weights())
                .containsExactlyInAnyOrderEntriesOf(Map.of(Signal.MEANING, 0.25, Signal.WORDS, 0.75));
        assertThat(own(Map.of(Signal.MEANING, 0.1, Signal.WORDS, 0.3)).weights().get(Signal.WORDS))
                .isCloseTo(0.75, within(1e-15));
        Random random = new Random(3);
        for (int i = 0; i < 1_000; i++) {
            RecallProfile drawn = own(drawn(random));

            assertThat(own(drawn.weights())).isEqualTo(drawn);
        }
    }

    private static Map<Signal, Double> drawn(Random random) {
        Map<Signal, Double> weights = new EnumMap<>(Signal.class);
        weights.put(FIRST, 1.0);
        for (Signal signal : Signal.values()) {
            if (random.nextBoolean()) {
                weights.put(signal, random.nextDouble() * (random.nextInt(4) == 0 ? 1_000 : 1));
            }
        }
        return weights;
    }

    @ParameterizedTest
    @CsvSource({"-0.1", "NaN", "Infinity", "-Infinity", "1001.0"})
    @DisplayName("has weights from 0 to 1,000; another names field, rule and value")
    void bounds(double weight) {
        assertThatThrownBy(() -> own(Map.of(FIRST, weight)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("weights." + FIRST.wireName() + " must be between 0.0 and 1000.0, but was " + weight);
    }

    @Test
    @DisplayName("weighs something")
    void nothing() {
        assertThatThrownBy(() -> own(Map.of(FIRST, 0.0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("weights must not all be 0");
        assertThatThrownBy(() -> own(Map.of()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("weights must name at least one signal");
        assertThatThrownBy(() -> RecallProfile.of("custom"))
                .hasMessageStartingWith("profile must be default or classic");
        assertThatThrownBy(() -> new RecallProfile("classic", 1, 1, MONTH, Map.of(FIRST, 1.0)))
                .hasMessage("profile must be custom where signals have weights, but was classic");
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    @DisplayName(
            "gives scores in (0, 1) that are the sum of their parts, in the order of the weighted sum of the signals")
    void scores(long seed) {
        Random chance = new Random(seed);
        RandomPast random = new RandomPast(seed);
        random.fill(past, Past.ADA, 300);
        for (int i = 0; i < 12; i++) {
            RecallProfile profile = own(drawn(chance));

            List<Candidate> ranked = candidates(random.text(), profile);

            assertThat(ranked).allSatisfy(candidate -> {
                double sum = weighted(profile, candidate);
                Map<String, Double> parts = candidate.score().parts();
                double value = candidate.score().value();
                assertThat(value)
                        .isGreaterThan(0)
                        .isLessThan(1)
                        .isCloseTo(0.5 + 0.5 * sum / (1 + Math.abs(sum)), within(1e-12));
                assertThat(parts.values().stream().mapToDouble(part -> part).sum())
                        .isCloseTo(value, within(1e-12));
                assertThat(parts.keySet()).containsExactlyElementsOf(namesOf(profile));
            });
            for (int place = 1; place < ranked.size(); place++) {
                assertThat(weighted(profile, ranked.get(place)))
                        .isLessThanOrEqualTo(weighted(profile, ranked.get(place - 1)) + 1e-12);
            }
        }
    }

    private static double weighted(RecallProfile profile, Candidate candidate) {
        return profile.weights().entrySet().stream()
                .mapToDouble(weight -> weight.getValue() * candidate.signals().getOrDefault(weight.getKey(), 0.0))
                .sum();
    }

    private static List<String> namesOf(RecallProfile profile) {
        return Stream.concat(
                        Stream.of("base"), profile.weights().keySet().stream().map(Signal::wireName))
                .toList();
    }

    @Test
    @DisplayName("changes neither the signals nor what is relevant")
    void relevance() {
        RandomPast random = new RandomPast(9);
        random.fill(past, Past.ADA, 200);
        String query = random.text();
        Map<ExperienceId, Candidate> usual = candidates(query, RecallProfile.DEFAULT).stream()
                .collect(Collectors.toMap(Candidate::id, Function.identity()));

        List<Candidate> ranked = candidates(query, own(Map.of(FIRST, 1.0)));

        assertThat(ranked).hasSize(usual.size()).allSatisfy(candidate -> {
            Candidate same = Objects.requireNonNull(usual.get(candidate.id()));
            assertThat(candidate.signals()).isEqualTo(same.signals());
            assertThat(candidate.relevant()).isEqualTo(same.relevant());
        });
    }
}
