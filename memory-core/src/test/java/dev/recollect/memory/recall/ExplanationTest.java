// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.recall.Dropped.Step;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.ExperienceFilter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An explanation")
class ExplanationTest {
    private static final RecallRequest REQUEST = RecallRequest.of(Past.ADA, "the cat sleeps");

    private final Past past = new Past();

    private Explained explained(RecallRequest request, ExperienceId id) {
        List<Explained> all =
                past.recaller().recall(request.withExplained(List.of(id))).explained();
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private Dropped dropped(RecallRequest request, ExperienceId id) {
        return explained(request, id).dropped().orElseThrow();
    }

    @Test
    @DisplayName("of a memory that was recalled tells its place and score, and that nothing kept it out")
    void recalled() {
        past.add(Said.text("bread and piano"));
        ExperienceId near = past.add(Said.text("the cat sleeps in the garden"));

        Recollection recollection = past.recaller().recall(REQUEST.withExplained(List.of(near)));

        Explained explained = recollection.explained().get(0);
        Recalled best = recollection.memories().get(0);
        assertThat(explained.recalled()).isTrue();
        assertThat(explained.rank()).hasValue(1);
        assertThat(explained.ranked()).isEqualTo(2);
        assertThat(explained.experience()).contains(best.experience());
        assertThat(explained.score()).contains(best.score());
        assertThat(explained.relevant()).isEqualTo(best.relevant());
    }

    @Test
    @DisplayName("is given for what is asked only, in that order, each once, and changes nothing about the memories")
    void asked() {
        ExperienceId one = past.add(Said.text("the cat sleeps"));
        ExperienceId two = past.add(Said.text("the cat eats"));

        Recollection plain = past.recaller().recall(REQUEST);
        Recollection explaining = past.recaller().recall(REQUEST.withExplained(List.of(two, one, two)));

        assertThat(plain.explained()).isEmpty();
        assertThat(explaining.explained()).extracting(Explained::id).containsExactly(two, one);
        assertThat(explaining.memories()).isEqualTo(plain.memories());
    }

    @Test
    @DisplayName("says of what comes too late in the ranking which place it has")
    void topK() {
        past.add(Said.text("the cat sleeps"));
        past.add(Said.text("the cat sleeps here"));
        ExperienceId third = past.add(Said.text("bread"));

        assertThat(explained(REQUEST.withTopK(2), third).rank()).hasValue(3);
        assertThat(dropped(REQUEST.withTopK(2), third).by()).isEqualTo(Step.TOP_K);
        assertThat(dropped(REQUEST.withTopK(2), third).why()).contains("top_k is 2");
    }

    @Test
    @DisplayName("says which clauses of the filter keep it out, and scores it all the same")
    void filter() {
        ExperienceId other = past.add(Said.text("the cat sleeps").in("home"));
        past.add(Said.text("bread").in("work"));
        RecallRequest request =
                REQUEST.withFilter(ExperienceFilter.DEFAULT.withSession("work").withMinConfidence(0.9));

        Explained explained = explained(request, other);
        Dropped dropped = explained.dropped().orElseThrow();

        assertThat(dropped.by()).isEqualTo(Step.FILTER);
        assertThat(dropped.clauses()).containsExactly("session_id", "min_confidence");
        assertThat(dropped.why())
                .isEqualTo(
                        "session_id asks for work, but it is home; min_confidence asks for at least 0.9, but it is 0.5");
        assertThat(explained.rank()).hasValue(1);
        assertThat(explained.ranked()).isZero();
        assertThat(explained.score()).contains(explained(REQUEST, other).score().orElseThrow());
    }

    @Test
    @DisplayName("says that a score is below the least, or that what was asked for is relevant")
    void minScore() {
        past.add(Said.text("the cat sleeps"));
        ExperienceId poor = past.add(Said.text("bread"));
        double score = explained(REQUEST, poor).score().orElseThrow().value();

        Dropped tooLow = dropped(REQUEST.withMinScore(Math.nextUp(score)), poor);
        Dropped irrelevant = dropped(REQUEST.withRelevantOnly(), poor);

        assertThat(tooLow.by()).isEqualTo(Step.MIN_SCORE);
        assertThat(tooLow.why()).contains(String.valueOf(score));
        assertThat(explained(REQUEST.withMinScore(score), poor).recalled()).isTrue();
        assertThat(irrelevant.by()).isEqualTo(Step.MIN_SCORE);
        assertThat(irrelevant.why()).contains("not relevant");
    }

    @Test
    @DisplayName("says that the budget did not suffice, and that something alike was chosen before")
    void budgetAndDiversity() {
        ExperienceId best = past.add(Said.text("the cat sleeps in the garden"));
        ExperienceId again = past.add(Said.text("the cat sleeps in the garden."));
        past.add(Said.text("a cat sleeps behind our oven"));

        Dropped alike = dropped(REQUEST.withTopK(2).withDiversity(0.9), again);

        assertThat(alike.by()).isEqualTo(Step.DIVERSITY);
        assertThat(dropped(REQUEST.withTokenBudget(7), again).by()).isEqualTo(Step.TOKEN_BUDGET);
        assertThat(explained(REQUEST.withTokenBudget(7), best).recalled()).isTrue();
    }

    @Test
    @DisplayName("says of an id that nobody has, that was erased, or that is another user's, that it is unknown")
    void unknown() {
        ExperienceId gone = past.add(Said.text("the cat sleeps"));
        ExperienceId foreign = past.add(Said.text("the cat sleeps").to(Past.BOB));
        past.forget(Erasure.ofIds(Past.ADA, List.of(gone)));

        for (ExperienceId id : List.of(gone, foreign, Past.id(77))) {
            Explained explained = explained(REQUEST, id);

            assertThat(explained.experience()).isEmpty();
            assertThat(explained.rank()).isEmpty();
            assertThat(explained.score()).isEmpty();
            assertThat(explained.dropped().orElseThrow().by()).isEqualTo(Step.UNKNOWN);
        }
    }

    @Test
    @DisplayName("scores and ranks what no source proposed in a long past")
    void notProposed() {
        ExperienceId far = past.add(Said.text("bread").meaning(-1, -1).in("t").secondsAgo(99_999));
        int many = Candidates.ALL_OF + 100;
        for (int i = many; i > 0; i--) {
            past.add(Said.text("the cat eats").meaning(0.9, 0.9).in("s").secondsAgo(i));
        }

        Explained explained = explained(REQUEST, far);

        assertThat(explained.dropped().orElseThrow().by()).isEqualTo(Step.NOT_PROPOSED);
        assertThat(explained.rank()).hasValue(many + 1);
        assertThat(explained.ranked()).isEqualTo(many + 1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("agrees with the ranking of everything, whatever is remembered and asked")
    void agrees(long seed) {
        Random chance = new Random(seed);
        RandomPast random = new RandomPast(seed);
        random.fill(past, Past.ADA, 250);
        List<ExperienceId> everything =
                new ArrayList<>(new WholeRanking(past, "x", RecallProfile.DEFAULT).first(200, ExperienceFilter.ALL));
        for (int i = 0; i < 8; i++) {
            RecallProfile profile = i % 2 == 0 ? RecallProfile.DEFAULT : RecallProfile.CLASSIC;
            ExperienceFilter filter = random.filter();
            RecallRequest request = RecallRequest.of(Past.ADA, random.text())
                    .withProfile(profile)
                    .withFilter(filter)
                    .withTopK(1 + chance.nextInt(50))
                    .withExplained(everything);
            WholeRanking whole = new WholeRanking(past, request.query(), profile);
            List<ExperienceId> passing = whole.first(Integer.MAX_VALUE, filter);

            Recollection recollection = past.recaller().recall(request);

            Set<ExperienceId> recalled = new HashSet<>();
            recollection
                    .memories()
                    .forEach(memory -> recalled.add(memory.experience().id()));
            assertThat(recollection.explained()).hasSize(Limits.TOP_K).allSatisfy(explained -> {
                assertThat(explained.score().orElseThrow().value()).isEqualTo(whole.score(explained.id()));
                assertThat(explained.ranked()).isEqualTo(passing.size());
                assertThat(explained.recalled()).isEqualTo(recalled.contains(explained.id()));
                if (passing.contains(explained.id())) {
                    assertThat(explained.rank()).hasValue(passing.indexOf(explained.id()) + 1);
                } else {
                    assertThat(explained.dropped().orElseThrow().by()).isEqualTo(Step.FILTER);
                }
            });
        }
    }
}
