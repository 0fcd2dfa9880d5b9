// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.store.ExperienceFilter;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Recalling under a filter")
class FilteredRankingTest {
    private static final int REQUESTS = 12;

    private final Past past = new Past();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 30);
    }

    /* From one experience to some 1,500, small ones as often as large ones. */
    private static int size(Random random) {
        return (int) Math.exp(random.nextDouble() * Math.log(1_500)) + random.nextInt(2);
    }

    private static int topK(Random random) {
        return 1 + random.nextInt(random.nextBoolean() ? 10 : Limits.TOP_K);
    }

    private static RecallProfile profile(Random random) {
        return random.nextInt(3) == 0 ? RecallProfile.CLASSIC : RecallProfile.DEFAULT;
    }

    private List<Recalled> recalled(RecallRequest request) {
        return past.recaller().recall(request).memories();
    }

    private static List<ExperienceId> ids(List<Recalled> memories) {
        return memories.stream().map(memory -> memory.experience().id()).toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName("gives the first of the whole ranking that pass it, with their scores to the last bit")
    void firstOfTheWholeRanking(long seed) {
        Random chance = new Random(seed);
        RandomPast random = new RandomPast(seed);
        random.fill(past, Past.ADA, size(chance));

        compare(chance, random);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {41, 42, 43})
    @DisplayName("does so in a past too long to consider whole, where the filter lets through few enough")
    void inALongPast(long seed) {
        Random chance = new Random(seed);
        RandomPast random = new RandomPast(seed);
        random.fill(past, Past.ADA, 2 * Candidates.ALL_OF + 500);

        assertThat(compare(chance, random)).isGreaterThan(RandomPast.CLAUSES);
    }

    /* How many requests there were whose filter let so few through that the whole ranking is theirs. */
    private int compare(Random chance, RandomPast random) {
        int compared = 0;
        for (int i = 0; i < REQUESTS + RandomPast.CLAUSES; i++) {
            RecallProfile profile = profile(chance);
            RecallRequest request = RecallRequest.of(Past.ADA, random.text())
                    .withProfile(profile)
                    .withTopK(topK(chance))
                    .withFilter(filter(i, random));
            WholeRanking whole = new WholeRanking(past, request.query(), profile);

            List<Recalled> memories = recalled(request);

            if (whole.first(Integer.MAX_VALUE, request.filter()).size() <= Candidates.ALL_OF) {
                assertThat(ids(memories)).isEqualTo(whole.first(request.topK(), request.filter()));
                compared++;
            }
            assertThat(memories)
                    .allSatisfy(memory -> assertThat(memory.score().value())
                            .isEqualTo(whole.score(memory.experience().id())));
        }
        return compared;
    }

    /* None, each clause alone, and several together. */
    private static ExperienceFilter filter(int number, RandomPast random) {
        if (number == 0) {
            return ExperienceFilter.DEFAULT;
        }
        return number <= RandomPast.CLAUSES ? random.clause(number) : random.filter();
    }

    @ParameterizedTest(name = "{0} experiences")
    @ValueSource(ints = {40, 700, Candidates.ALL_OF + 500})
    @DisplayName("gives as many as are asked for wherever so many pass it")
    void asManyAsAskedFor(int size) {
        Random chance = new Random(size);
        RandomPast random = new RandomPast(size);
        random.fill(past, Past.ADA, size);
        for (int i = 0; i < 3 * REQUESTS; i++) {
            ExperienceFilter filter = i == 0 ? ExperienceFilter.ALL : random.filter();
            int topK = i == 0 ? Limits.TOP_K : topK(chance);
            RecallRequest request = RecallRequest.of(Past.ADA, random.text())
                    .withProfile(profile(chance))
                    .withTopK(topK)
                    .withFilter(filter);

            List<Recalled> memories = recalled(request);

            long passing = past.timeline
                    .of(Past.ADA)
                    .newest(Integer.MAX_VALUE, turn -> filter.test(turn.facets()))
                    .size();
            assertThat(memories).hasSize((int) Math.min(topK, passing));
        }
    }

    @ParameterizedTest(name = "{0} experiences")
    @ValueSource(ints = {15, 300, Candidates.ALL_OF + 500})
    @DisplayName("gives the same first ones however many are asked for")
    void firstOnesDoNotDependOnHowMany(int size) {
        RandomPast random = new RandomPast(size);
        random.fill(past, Past.ADA, size);
        for (int i = 0; i < REQUESTS; i++) {
            RecallRequest request = RecallRequest.of(Past.ADA, random.text())
                    .withFilter(i == 0 ? ExperienceFilter.DEFAULT : random.filter())
                    .withTopK(Limits.TOP_K);
            List<Recalled> most = recalled(request);

            IntStream.of(1, 2, 5, 10, 11, 50, 199)
                    .forEach(topK -> assertThat(recalled(request.withTopK(topK)))
                            .isEqualTo(most.subList(0, Math.min(topK, most.size()))));
        }
    }
}
