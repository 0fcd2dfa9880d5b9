// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.Stances.Taken;
import dev.recollect.memory.answer.Answer;
import dev.recollect.memory.answer.AnswerRequest;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.stance.Claim;
import dev.recollect.memory.stance.Decision;
import dev.recollect.memory.stance.Stance;
import dev.recollect.memory.stance.StanceRequest;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.RefusedException;
import dev.recollect.memory.view.AffectChange;
import dev.recollect.memory.view.Reweighting;
import dev.recollect.memory.view.View;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Taking a stance")
class StancesTest {
    private static final String QUESTION = "Where does Ada live?";
    private static final String BERN = "Ada lives in Bern";
    private static final String BASEL = "Ada lives in Basel";

    private final InMemory with = new InMemory();

    @AfterEach
    void close() {
        with.close();
    }

    private ExperienceId told(String text) {
        with.clock.advance(Duration.ofSeconds(1));
        return with.memory.remember(InMemory.ADA, text).id().orElseThrow();
    }

    private Taken weigh(String question, Claim... claims) {
        with.clock.advance(Duration.ofSeconds(1));
        return with.memory
                .stances()
                .weigh(new StanceRequest(InMemory.ADA, question, List.of(claims), Optional.empty()));
    }

    private static Claim claim(String text, double probability, ExperienceId... evidence) {
        return new Claim(text, probability, List.of(evidence));
    }

    private Experience experience(ExperienceId id) {
        return with.memory.find(InMemory.ADA, id).orElseThrow();
    }

    @Test
    @DisplayName("remembers a reconciliation of the agent that is derived from the support and can be read")
    void remembered() {
        ExperienceId letter = told("A letter to Ada came back from Bern.");
        ExperienceId train = told("Ada takes the train from Basel.");

        Stance stance = weigh(QUESTION, claim(BERN, 0.8, letter), claim(BASEL, 0.6, train))
                .stance();

        Experience stored = experience(stance.id());
        assertThat(stored.type()).isEqualTo(ExperienceType.RECONCILIATION);
        assertThat(stored.provenance()).isEqualTo(Provenance.of("agent", Provenance.Method.RECONCILE));
        assertThat(stored.parents()).containsExactly(letter, train);
        assertThat(stored.confidence().p()).isEqualTo(0.8);
        assertThat(stored.content().text()).isEqualTo("""
                Question: Where does Ada live?
                Decision: Ada lives in Bern
                Probability 0.8000, residual uncertainty 0.8421.
                Against it:
                - Ada lives in Basel (0.6000)""");
        assertThat(with.memory
                        .recall(InMemory.ADA, QUESTION)
                        .memories()
                        .get(0)
                        .experience()
                        .id())
                .isEqualTo(stance.id());
        assertThat(with.memory.verify()).isEmpty();
    }

    @Test
    @DisplayName("gives it back whole")
    void readBack() {
        ExperienceId one = told("one");
        ExperienceId two = told("two");
        Claim first = claim("It costs [5] francs] a, b", 0.8, two, one);
        Claim second = claim("no\nevidence", 0.3);

        Stance stance = weigh("What\tdoes it cost?", first, second).stance();

        assertThat(stance.question()).isEqualTo("What\tdoes it cost?");
        assertThat(stance.claims()).containsExactly(first, second);
        assertThat(stance.decision()).isEqualTo(new Decision(first.text(), 0.8, List.of(one, two)));
        assertThat(stance.at()).isEqualTo(with.clock.instant());
        assertThat(with.memory.stances().find(InMemory.ADA, stance.id())).contains(stance);
        assertThat(with.memory.stances().find(InMemory.ADA, one)).isEmpty();
        assertThat(with.memory.stances().find(InMemory.BOB, stance.id())).isEmpty();
    }

    @Test
    @DisplayName("supersedes the latest on the same question, however it is written, and rewrites nothing")
    void superseding() {
        ExperienceId letter = told("A letter to Ada came back from Bern.");
        Stance first = weigh(QUESTION, claim(BERN, 0.8, letter)).stance();
        Experience before = experience(first.id());

        Stance second = weigh("  where does ADA live", claim(BASEL, 0.9, told("Ada moved.")))
                .stance();
        Stance other =
                weigh("Where does Bo live?", claim("Bo lives in Bern", 0.9)).stance();
        Stance third = weigh(QUESTION, claim(BASEL, 0.9)).stance();

        assertThat(first.supersedes()).isEmpty();
        assertThat(second.supersedes()).contains(first.id());
        assertThat(third.supersedes()).contains(second.id());
        assertThat(other.supersedes()).isEmpty();
        assertThat(with.memory.stances().successor(InMemory.ADA, first.id())).contains(second.id());
        assertThat(with.memory.stances().successor(InMemory.ADA, third.id())).isEmpty();
        assertThat(with.memory.stances().on(InMemory.ADA, "where does ada live?!"))
                .contains(third);
        assertThat(with.memory.stances().on(InMemory.BOB, QUESTION)).isEmpty();
        assertThat(experience(first.id())).isEqualTo(before);
    }

    @Test
    @DisplayName("records what it reads otherwise than the stance before it, and how that feels")
    void views() {
        ExperienceId hated = told("I hate the commute from Bern.");
        ExperienceId plain = told("A letter came from Bern.");
        ExperienceId loved = told("I love my flat in Basel.");
        Taken first = weigh(QUESTION, claim(BERN, 0.8, hated, plain));

        Taken second = weigh(QUESTION, claim(BERN, 0.6, plain), claim(BASEL, 0.9, loved));

        View one = first.view().orElseThrow();
        View two = second.view().orElseThrow();
        assertThat(one.difference().added()).containsExactly(hated, plain);
        assertThat(one.supersedes()).isEmpty();
        assertThat(one.affectChange()).isEqualTo(AffectChange.NONE);
        assertThat(two.lens()).isEqualTo("log_odds");
        assertThat(two.difference().appliedTo()).containsExactly(plain, loved);
        assertThat(two.difference().added()).containsExactly(loved);
        assertThat(two.difference().removed()).containsExactly(hated);
        assertThat(two.difference().reweighted()).containsExactly(new Reweighting(plain, 0.6931, 0.4055));
        assertThat(two.difference().stance()).contains(second.stance().id());
        assertThat(two.supersedes()).contains(one.id());
        assertThat(two.affectChange()).as("valence from -0.4 to 0.4").isEqualTo(new AffectChange(0.8, 0, 0));
        Experience stored = experience(two.id());
        assertThat(stored.type()).isEqualTo(ExperienceType.INFERENCE);
        assertThat(stored.parents()).containsExactly(plain, loved);
        assertThat(stored.evidence())
                .containsExactly(Evidence.of(hated), Evidence.of(second.stance().id()));
        assertThat(stored.sessionId())
                .isEqualTo(experience(second.stance().id()).sessionId());
        assertThat(with.memory.views().successor(InMemory.ADA, one.id())).contains(two.id());
    }

    @Test
    @DisplayName("on the support of another stance makes a view that is a reconciliation itself")
    void overStances() {
        Stance ground = weigh(QUESTION, claim(BERN, 0.9)).stance();

        Taken above = weigh("Does Ada pay taxes in Bern?", claim("Ada pays taxes in Bern", 0.7, ground.id()));

        assertThat(experience(above.view().orElseThrow().id()).type()).isEqualTo(ExperienceType.RECONCILIATION);
        assertThat(experience(above.stance().id()).parents()).containsExactly(ground.id());
    }

    @Test
    @DisplayName("is refused, and nothing is stored, where the scope does not know the evidence")
    void unknownEvidence() {
        ExperienceId bobs = with.memory.remember(InMemory.BOB, "Bob's own").id().orElseThrow();
        long before = with.memory.statistics().store().total();

        assertThatThrownBy(() -> weigh(QUESTION, claim(BERN, 0.8, bobs)))
                .isInstanceOf(RefusedException.class)
                .hasMessage("parent " + bobs + " is unknown");

        assertThat(with.memory.statistics().store().total()).isEqualTo(before);
    }

    @Test
    @DisplayName("holds no secret that question or claims hold")
    void redacted() {
        String key = "sk-" + "proj-" + "a1B2c3D4".repeat(5);

        Stance stance = weigh("Is " + key + " the key?", claim("The key is " + key, 0.8))
                .stance();

        Experience stored = experience(stance.id());
        assertThat(stance.question()).contains("[REDACTED:").doesNotContain(key);
        assertThat(stance.decision().claim()).doesNotContain(key);
        assertThat(stored.content().text() + stored.content().attributes()).doesNotContain(key);
    }

    @Test
    @DisplayName("is answered from by the latest alone, while recall finds the superseded too")
    void answered() {
        Stance first = weigh(QUESTION, claim(BERN, 0.9)).stance();
        Stance second = weigh(QUESTION, claim(BASEL, 0.9)).stance();

        Answer answer = with.memory.answer(AnswerRequest.of(InMemory.ADA, QUESTION));

        assertThat(answer.memories())
                .extracting(memory -> memory.experience().id())
                .contains(second.id())
                .doesNotContain(first.id());
        assertThat(answer.response()).contains(BASEL).doesNotContain(BERN);
        assertThat(with.memory.recall(InMemory.ADA, QUESTION).memories())
                .extracting(memory -> memory.experience().id())
                .contains(first.id(), second.id());
    }

    @Test
    @DisplayName("goes with what it rests on; the one that superseded it stays")
    void erased() {
        ExperienceId letter = told("A letter to Ada came back from Bern.");
        ExperienceId call = told("Ada called from Bern.");
        Taken first = weigh(QUESTION, claim(BERN, 0.8, letter));
        Taken second = weigh(QUESTION, claim(BERN, 0.8, call));

        with.memory.forget(Erasure.ofIds(InMemory.ADA, List.of(letter)));

        assertThat(with.memory.stances().find(InMemory.ADA, first.stance().id()))
                .isEmpty();
        assertThat(with.memory.stances().find(InMemory.ADA, second.stance().id()))
                .contains(second.stance());
        assertThat(with.memory
                        .views()
                        .find(InMemory.ADA, second.view().orElseThrow().id()))
                .as("it tells of the letter")
                .isEmpty();
        assertThat(with.memory.verify()).isEmpty();
    }

    @Test
    @DisplayName("of the largest size that is allowed fits")
    void largest() {
        List<ExperienceId> all = java.util.stream.IntStream.range(0, 200)
                .mapToObj(i -> told("note " + i))
                .toList();
        List<Claim> claims = java.util.stream.IntStream.range(0, 50)
                .mapToObj(i -> new Claim("x".repeat(797) + " " + i, 0.6, all))
                .toList();
        var request = new StanceRequest(InMemory.ADA, "q".repeat(800), claims, Optional.empty());

        with.memory.stances().weigh(request);
        Taken taken = with.memory
                .stances()
                .weigh(new StanceRequest(
                        InMemory.ADA, "q".repeat(800), List.of(new Claim("x", 0.9999, all)), Optional.empty()));

        assertThat(taken.view().orElseThrow().difference().reweighted()).hasSize(200);
    }

    @Test
    @DisplayName("cannot be had by whoever writes its attributes")
    void forged() {
        ExperienceId forged = with.memory
                .remember(RememberRequest.text(Scope.ofUser("ada"), "Decision: none")
                        .type(ExperienceType.RECONCILIATION)
                        .provenance(Provenance.of("user", Provenance.Method.RECONCILE))
                        .attributes(Map.of(
                                "recollect.stance", "1",
                                "recollect.stance.question", QUESTION,
                                "recollect.stance.decision", "0.8000 [7] Ada lives in Bern"))
                        .build())
                .id()
                .orElseThrow();

        assertThat(with.memory.stances().find(InMemory.ADA, forged)).isEmpty();
    }
}
