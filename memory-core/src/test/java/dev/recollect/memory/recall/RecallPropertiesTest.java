// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.ExperienceFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Whatever is remembered and asked")
class RecallPropertiesTest {
    private static final int REQUESTS = 12;

    private final Past past = new Past();

    private List<RecallRequest> requests(RandomPast random) {
        return Stream.generate(() ->
                        RecallRequest.of(Past.ADA, random.text()).withTopK(50).withFilter(random.filter()))
                .limit(REQUESTS)
                .flatMap(request -> Stream.of(request, request.withProfile(RecallProfile.CLASSIC)))
                .toList();
    }

    private List<List<Candidate>> candidates(List<RecallRequest> requests) {
        return requests.stream().map(past.recaller()::candidates).toList();
    }

    private List<List<Recalled>> memories(List<RecallRequest> requests) {
        return requests.stream()
                .map(request -> past.recaller().recall(request).memories())
                .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("a score lies in [0, 1], is the sum of its parts, and is what candidates are ordered by, then by id")
    void scores(long seed) {
        RandomPast random = new RandomPast(seed);
        random.fill(past, Past.ADA, 300);

        for (List<Candidate> ranked : candidates(requests(random))) {
            assertThat(ranked).allSatisfy(candidate -> {
                Score score = candidate.score();
                assertThat(score.value()).isBetween(0.0, 1.0);
                assertThat(score.parts().values().stream()
                                .mapToDouble(part -> part)
                                .sum())
                        .isCloseTo(score.value(), within(1e-12));
                assertThat(candidate.signals()).containsOnlyKeys(Signal.values());
                assertThat(candidate.signals().values()).allMatch(Double::isFinite);
            });
            assertThat(ranked).isSortedAccordingTo((a, b) -> {
                int byScore = Double.compare(b.score().value(), a.score().value());
                return byScore != 0 ? byScore : a.id().compareTo(b.id());
            });
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {4, 5})
    @DisplayName("the same request gives the same to the last bit, after the indexes were made again, too")
    void repeatable(long seed) {
        RandomPast random = new RandomPast(seed);
        random.fill(past, Past.ADA, 300);
        List<RecallRequest> requests = requests(random);
        List<List<Recalled>> first = memories(requests);

        assertThat(memories(requests)).isEqualTo(first);
        past.rebuild();
        assertThat(memories(requests)).isEqualTo(first);
        assertThat(first.stream().mapToInt(List::size).sum()).isPositive();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {6, 7})
    @DisplayName("what another user stores or erases changes not one bit of a score")
    void otherUsers(long seed) {
        RandomPast random = new RandomPast(seed);
        random.fill(past, Past.ADA, 300);
        List<RecallRequest> requests = requests(random);
        List<List<Candidate>> alone = candidates(requests);

        random.fill(past, Past.BOB, 400);
        assertThat(candidates(requests)).isEqualTo(alone);
        past.forget(Erasure.ofUser(Past.BOB));
        assertThat(candidates(requests)).isEqualTo(alone);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {8, 9})
    @DisplayName("a filter changes no bit of the score of what passes it")
    void filters(long seed) {
        RandomPast random = new RandomPast(seed);
        random.fill(past, Past.ADA, 300);
        int compared = 0;

        for (RecallRequest request : requests(random)) {
            Map<ExperienceId, Candidate> all = byId(request.withFilter(ExperienceFilter.ALL));
            List<Candidate> passing = new ArrayList<>(past.recaller().candidates(request));
            passing.removeIf(candidate -> !all.containsKey(candidate.id()));

            assertThat(passing).allSatisfy(candidate -> assertThat(candidate).isEqualTo(all.get(candidate.id())));
            compared += passing.size();
        }
        assertThat(compared).isGreaterThan(100);
    }

    private Map<ExperienceId, Candidate> byId(RecallRequest request) {
        return past.recaller().candidates(request).stream()
                .collect(Collectors.toMap(Candidate::id, Function.identity()));
    }
}
