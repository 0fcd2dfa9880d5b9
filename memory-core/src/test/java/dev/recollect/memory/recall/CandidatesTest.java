// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.Limits;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.index.Neighbor;
import dev.recollect.memory.store.ExperienceFilter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Candidates")
class CandidatesTest {
    private static final int FILTERS = 20;
    private static final int MANY = Candidates.ALL_OF + 400;

    private final Past past = new Past();

    private SignalReader.Query query(String text) {
        return new SignalReader.Query(
                Past.ADA, text, past.model.embed(text, Purpose.QUERY).mean(), Past.NOW, Duration.ofDays(30), any -> 0);
    }

    private Timeline.ScopeTimeline ada() {
        return past.timeline.of(Past.ADA);
    }

    private Drawn draw(SignalReader.Query query, ExperienceFilter filter) {
        return new Candidates(ada(), past.scores(query.embedding()), past.keywords.score(Past.ADA, query.text()))
                .draw(filter);
    }

    private static List<ExperienceId> ids(Collection<Turn> turns) {
        return turns.stream().map(Turn::id).toList();
    }

    /* What each source would give if it looked at everything that passes and at nothing else. */
    private List<List<Turn>> sources(SignalReader.Query query, ExperienceFilter filter) {
        Map<ExperienceId, Turn> allowed = ada().newest(10_000, turn -> filter.test(turn.facets())).stream()
                .collect(Collectors.toMap(Turn::id, turn -> turn));
        List<List<Turn>> sources = new ArrayList<>();
        for (Role role : Role.values()) {
            sources.add(best(past.vectors.similarities(Past.ADA, role, query.embedding(), allowed.keySet()), allowed));
        }
        Map<ExperienceId, Double> words =
                past.keywords.score(Past.ADA, query.text()).scores();
        sources.add(best(words, allowed));
        return sources;
    }

    private static List<Turn> best(Map<ExperienceId, Double> scores, Map<ExperienceId, Turn> allowed) {
        return scores.entrySet().stream()
                .filter(entry -> allowed.containsKey(entry.getKey()))
                .map(entry -> new Neighbor(entry.getKey(), entry.getValue()))
                .sorted(Neighbor.BEST_FIRST)
                .limit(Limits.TOP_K)
                .map(neighbor -> allowed.get(neighbor.id()))
                .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    @DisplayName(
            "pass the filter, and are the best of what passes by meaning and words, the newest, and their neighbours")
    void drawnUnderTheFilter(long seed) {
        RandomPast random = new RandomPast(seed);
        random.fill(past, Past.ADA, MANY);
        random.fill(past, Past.BOB, 50);
        int crowded = 0;
        for (int i = 0; i < FILTERS; i++) {
            ExperienceFilter filter = i == 0 ? ExperienceFilter.ALL : random.filter();
            SignalReader.Query query = query(random.text());

            Collection<Turn> candidates = draw(query, filter).candidates();

            Set<ExperienceId> drawn = Set.copyOf(ids(candidates));
            assertThat(drawn).hasSameSizeAs(candidates);
            assertThat(candidates).allMatch(turn -> filter.test(turn.facets()));
            List<List<Turn>> sources = sources(query, filter);
            sources.forEach(source -> assertThat(drawn).containsAll(ids(source)));
            assertThat(drawn).containsAll(ids(ada().newest(50, turn -> filter.test(turn.facets()))));
            assertThat(drawn).containsAll(ids(neighbours(sources, filter)));
            crowded += sources.stream().anyMatch(source -> source.size() == Limits.TOP_K) ? 1 : 0;
        }
        assertThat(crowded).as("filters that pass more than a source gives").isPositive();
    }

    private List<Turn> neighbours(List<List<Turn>> sources, ExperienceFilter filter) {
        return sources.stream()
                .flatMap(source -> source.stream().limit(20))
                .flatMap(turn -> ada().around(turn))
                .filter(turn -> filter.test(turn.facets()))
                .toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 4, 5})
    @DisplayName("are all that pass the filter where those are few")
    void allOfFew(long seed) {
        RandomPast random = new RandomPast(seed);
        random.fill(past, Past.ADA, 600);
        for (int i = 0; i < FILTERS; i++) {
            ExperienceFilter filter = i == 0 ? ExperienceFilter.ALL : random.filter();

            Collection<Turn> candidates = draw(query(random.text()), filter).candidates();

            assertThat(ids(candidates))
                    .containsExactlyInAnyOrderElementsOf(ids(ada().newest(10_000, turn -> filter.test(turn.facets()))));
        }
    }

    @Test
    @DisplayName("are measured against the same background whatever the filter")
    void background() {
        RandomPast random = new RandomPast(6);
        random.fill(past, Past.ADA, 400);
        SignalReader.Query query = query(random.text());
        List<ExperienceId> usual = ids(draw(query, ExperienceFilter.DEFAULT).background());

        for (int i = 0; i < FILTERS; i++) {
            ExperienceFilter filter = random.filter();

            assertThat(ids(draw(query, filter).background())).isEqualTo(usual);
        }
        assertThat(ids(sources(query, ExperienceFilter.DEFAULT).stream()
                        .flatMap(List::stream)
                        .distinct()
                        .toList()))
                .containsExactlyInAnyOrderElementsOf(usual);
    }

    @Test
    @DisplayName("that a filter passes are found, be they the farthest, the oldest, and without one of the words")
    void neverThinned() {
        crowd();
        List<ExperienceId> poor = List.of(
                past.add(Said.text("bread").meaning(-1, -1).in("t").secondsAgo(9_200)),
                past.add(Said.text("river").meaning(-1, -1).in("t").secondsAgo(9_100)),
                past.add(Said.text("piano").meaning(-1, -1).in("t").secondsAgo(9_000)));
        SignalReader.Query query = axis("the cat sleeps");

        Drawn drawn = draw(query, ExperienceFilter.DEFAULT.withSession("t"));

        assertThat(ids(drawn.candidates())).containsExactlyInAnyOrderElementsOf(poor);
        assertThat(ids(draw(query, ExperienceFilter.DEFAULT).candidates())).doesNotContainAnyElementsOf(poor);
    }

    /* More than any source gives, good by every measure. */
    private void crowd() {
        for (int i = MANY; i > 0; i--) {
            past.add(Said.text("the cat eats").meaning(0.9, 0.9).in("s").secondsAgo(i));
        }
    }

    private static SignalReader.Query axis(String text) {
        return new SignalReader.Query(Past.ADA, text, Past.AXIS, Past.NOW, Duration.ofDays(30), any -> 0);
    }

    @Test
    @DisplayName("are also the neighbours of the best, though nothing else leads to them")
    void neighboursOfTheBest() {
        ExperienceId before =
                past.add(Said.text("bread").meaning(-1, -1).in("t").secondsAgo(9_003));
        past.add(Said.text("a dog barks").meaning(1, -1).in("t").secondsAgo(9_002));
        ExperienceId after = past.add(Said.text("river").meaning(-1, -1).in("t").secondsAgo(9_001));
        ExperienceId farther =
                past.add(Said.text("piano").meaning(-1, -1).in("t").secondsAgo(9_000));
        crowd();

        Drawn drawn = draw(axis("the cat sleeps"), ExperienceFilter.DEFAULT);

        assertThat(ids(drawn.candidates())).contains(before, after).doesNotContain(farther);
    }

    @Test
    @DisplayName("are none where there is nothing")
    void nothing() {
        past.add(Said.text("the cat sleeps").to(Past.BOB));

        assertThat(draw(query("the cat"), ExperienceFilter.ALL).candidates()).isEmpty();
    }
}
