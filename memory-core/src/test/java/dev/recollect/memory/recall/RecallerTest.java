// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.ExperienceFilter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Recalling")
class RecallerTest {
    private static final RecallRequest REQUEST = RecallRequest.of(Past.ADA, "the cat sleeps");

    private final Past past = new Past();

    private ExperienceId said(String text) {
        return past.add(Said.text(text));
    }

    private List<ExperienceId> recalled(RecallRequest request) {
        return past.recaller().recall(request).memories().stream()
                .map(memory -> memory.experience().id())
                .toList();
    }

    @Test
    @DisplayName("gives the best first, each with its experience")
    void bestFirst() {
        ExperienceId far = said("bread and piano");
        ExperienceId near = said("the cat sleeps in the garden");
        ExperienceId between = said("the garden is large");

        List<Recalled> memories = past.recaller().recall(REQUEST).memories();

        assertThat(recalled(REQUEST)).containsExactly(near, between, far);
        assertThat(memories.get(0).experience().content().text()).isEqualTo("the cat sleeps in the garden");
        assertThat(memories)
                .isSortedAccordingTo(
                        (a, b) -> Double.compare(b.score().value(), a.score().value()));
    }

    @Test
    @DisplayName("breaks ties by id, in whatever order they were told")
    void ties() {
        past.add(Said.text("the cat sleeps").withId(7));
        past.add(Said.text("the cat sleeps").withId(3));
        past.add(Said.text("the cat sleeps").withId(9));
        past.add(Said.text("the cat sleeps").withId(5));

        assertThat(recalled(REQUEST)).containsExactly(Past.id(3), Past.id(5), Past.id(7), Past.id(9));
        assertThat(recalled(REQUEST.withTopK(2))).containsExactly(Past.id(3), Past.id(5));
        assertThat(recalled(REQUEST.withProfile(RecallProfile.CLASSIC)).subList(0, 2))
                .containsExactly(Past.id(3), Past.id(5));
    }

    @Test
    @DisplayName("gives no more than were asked for, and five unless told")
    void limit() {
        for (int i = 0; i < 8; i++) {
            said("the cat sleeps");
        }

        assertThat(recalled(REQUEST)).hasSize(5);
        assertThat(recalled(REQUEST.withTopK(1))).hasSize(1);
        assertThat(recalled(REQUEST.withTopK(200))).hasSize(8);
    }

    @Test
    @DisplayName("gives what has the least score, and that which has it exactly")
    void minScore() {
        said("bread and piano");
        said("the cat sleeps in the garden");
        said("the garden is large");
        List<Candidate> all = past.recaller().candidates(REQUEST);
        double second = all.get(1).score().value();

        assertThat(recalled(REQUEST.withMinScore(second)))
                .containsExactly(all.get(0).id(), all.get(1).id());
        assertThat(recalled(REQUEST.withMinScore(Math.nextUp(second))))
                .containsExactly(all.get(0).id());
        assertThat(recalled(REQUEST.withMinScore(1))).isEmpty();
        assertThat(recalled(REQUEST.withMinScore(0))).hasSize(3);
    }

    @Test
    @DisplayName("gives only what is relevant where that is asked for, whatever the profile, and as many as there are")
    void relevantOnly() {
        for (int i = 0; i < 10; i++) {
            past.add(Said.text("bread").meaning(0.99, 0.99).secondsAgo(i));
        }
        ExperienceId meant = past.add(Said.text("Porto is where we met on 14 May 2023.")
                .by("Ana")
                .in("s")
                .secondsAgo(90 * 86_400));
        RecallRequest request = RecallRequest.of(Past.ADA, "Ana, Porto, where we met")
                .withProfile(RecallProfile.CLASSIC)
                .withTopK(3);

        assertThat(recalled(request.withRelevantOnly())).containsExactly(meant);
        assertThat(recalled(request.withRelevantOnly().withMinScore(0.999))).isEmpty();
        assertThat(recalled(request)).hasSize(3);
    }

    @Test
    @DisplayName("gives whole memories within the budget, best first, until the next does not fit")
    void budget() {
        ExperienceId best = said("the cat sleeps"); // 14 bytes: 4 tokens
        ExperienceId large = said("the cat sleeps " + "on ".repeat(100));
        said("bread");
        assertThat(recalled(REQUEST)).startsWith(best, large).hasSize(3);

        assertThat(recalled(REQUEST.withTokenBudget(3))).isEmpty();
        assertThat(recalled(REQUEST.withTokenBudget(4))).containsExactly(best);
        assertThat(recalled(REQUEST.withTokenBudget(82))).containsExactly(best);
        assertThat(recalled(REQUEST.withTokenBudget(83))).containsExactly(best, large);
        assertThat(recalled(REQUEST.withTokenBudget(85))).hasSize(3);
    }

    @Test
    @DisplayName("reads the store once, whatever it finds, and not at all where it finds nothing")
    void oneRead() {
        CountedStore counted = new CountedStore(past.store);
        Recaller recaller = past.recaller(counted.store());

        recaller.recall(REQUEST);
        assertThat(counted.calls()).isEmpty();
        for (int i = 0; i < 150; i++) {
            said("the cat sleeps");
        }

        assertThat(recaller.recall(REQUEST.withTopK(100)).memories()).hasSize(100);
        assertThat(counted.calls()).containsExactly("find");
        recaller.candidates(REQUEST);
        assertThat(counted.calls()).hasSize(1);
    }

    @Test
    @DisplayName("leaves reflections out unless asked for")
    void reflections() {
        ExperienceId told = said("the dog barks");
        ExperienceId reflection = past.add(Said.text("the cat sleeps")
                .with(builder -> builder.type(ExperienceType.OBSERVATION)
                        .provenance(Provenance.of("agent", Provenance.Method.REFLECT))));

        assertThat(recalled(REQUEST)).containsExactly(told);
        assertThat(recalled(REQUEST.withFilter(ExperienceFilter.ALL))).containsExactly(reflection, told);
        assertThat(recalled(
                        REQUEST.withFilter(ExperienceFilter.DEFAULT.withMethods(Set.of(Provenance.Method.REFLECT)))))
                .containsExactly(reflection);
    }

    @Test
    @DisplayName("leaves out, without failing, what was erased a moment ago and is still in an index")
    void erasedMeanwhile() {
        ExperienceId gone = said("the cat sleeps");
        ExperienceId kept = said("the cat eats");

        past.store.erase(Erasure.ofIds(Past.ADA, List.of(gone)), "rct_meanwhile", Past.NOW);

        assertThat(past.timeline.of(Past.ADA).find(gone)).isPresent();
        assertThat(recalled(REQUEST)).containsExactly(kept);
    }

    @Test
    @DisplayName("finds nothing of anyone else, and nothing where there is nothing")
    void scopes() {
        past.add(Said.text("the cat sleeps").to(Past.BOB));

        assertThat(recalled(REQUEST)).isEmpty();
        assertThat(past.recaller().candidates(REQUEST)).isEmpty();
    }

    @Test
    @DisplayName("tells what is relevant from what is only the best there is")
    void relevant() {
        ExperienceId meant = past.add(
                Said.text("Porto is where we met on 14 May 2023.").by("Ana").in("s"));
        ExperienceId other = said("bread");
        RecallRequest request = RecallRequest.of(Past.ADA, "Ana, Porto, where we met");

        List<Recalled> memories = past.recaller().recall(request).memories();

        double floor = FusionWeights.bundled("words").floor();
        assertThat(memories).extracting(memory -> memory.experience().id()).containsExactly(meant, other);
        assertThat(memories.get(0).relevant()).isTrue();
        assertThat(memories.get(1).relevant()).isFalse();
        assertThat(memories)
                .allMatch(memory -> memory.relevant() == memory.score().value() >= floor);
        assertThat(past.recaller()
                        .recall(request.withProfile(RecallProfile.CLASSIC))
                        .memories())
                .allMatch(
                        memory -> memory.relevant() == memory.experience().id().equals(meant));
    }
}
