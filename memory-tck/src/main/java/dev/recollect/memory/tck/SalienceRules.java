// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.recollect.memory.experience.Confidence;
import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceBuilder;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.salience.Accesses;
import dev.recollect.memory.salience.Salience;
import dev.recollect.memory.salience.Votes;
import dev.recollect.memory.store.Change;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.SalienceTable.Access;
import dev.recollect.memory.store.SalienceTable.Due;
import dev.recollect.memory.store.SalienceTable.Weighed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What stands beside experiences of how much they matter. */
abstract class SalienceRules extends SessionRules {
    private static final Instant LATER = Experiences.START.plus(Duration.ofDays(1));
    private static final Instant MUCH_LATER = LATER.plus(Duration.ofDays(1));

    private List<ExperienceId> due() {
        return store.salience().due(LATER, PAGE).stream()
                .map(due -> due.stored().experience().id())
                .toList();
    }

    private Due dueOf(Experience experience) {
        return store.salience().due(MUCH_LATER, PAGE).stream()
                .filter(due -> due.stored().experience().equals(experience))
                .findFirst()
                .orElseThrow();
    }

    private static Salience salience(double usefulness) {
        return new Salience(usefulness, 0.25, 0.125, 1, 0, Experiences.START);
    }

    private Weighed weighed(Experience experience, double usefulness) {
        return new Weighed(
                experience.scope(),
                experience.id(),
                salience(usefulness),
                dueOf(experience).marks(),
                MUCH_LATER);
    }

    private int put(Experience experience, double usefulness) {
        return store.salience().put(List.of(weighed(experience, usefulness)));
    }

    private void note(Experience experience, Instant at) {
        store.salience().note(List.of(new Access(experience.scope(), experience.id(), at, LATER)));
    }

    private ExperienceBuilder about(String text, Provenance.Method method) {
        return experiences
                .builder(Experiences.SCOPE, Content.ofText(text))
                .type(ExperienceType.OBSERVATION)
                .provenance(Provenance.of(Provenance.USER, method));
    }

    private Experience feedback(Experience judged, boolean helpful, double confidence) {
        Content content = Content.ofText("a judgement").withAttributes(Map.of(Votes.HELPFUL, String.valueOf(helpful)));
        return stored(experiences
                .builder(Experiences.SCOPE, content)
                .type(ExperienceType.OBSERVATION)
                .provenance(Provenance.of(Provenance.USER, Provenance.Method.FEEDBACK))
                .confidence(new Confidence(confidence, "given"))
                .parents(List.of(judged.id()))
                .build());
    }

    private Experience answerCiting(Experience cited) {
        return stored(experiences
                .builder(Experiences.SCOPE, Content.ofExchange("where?", "there"))
                .evidence(List.of(Evidence.of(cited.id())))
                .build());
    }

    private Votes votes(Experience experience) {
        return store.salience()
                .votes(Experiences.SCOPE, List.of(experience.id()))
                .getOrDefault(experience.id(), Votes.NONE);
    }

    private Map<ExperienceId, Salience> saliences(Experience... of) {
        return store.salience()
                .of(Experiences.SCOPE, List.of(of).stream().map(Experience::id).toList());
    }

    @Test
    @DisplayName("what is stored is due from then on, in that order; reflections and feedback never are")
    void dueFromTheBeginning() {
        Experience first = stored(experiences.of("first"));
        Experience second = stored(experiences.of(BOB, "second"));
        stored(about("a reflection", Provenance.Method.REFLECT).build());
        stored(about("feedback", Provenance.Method.FEEDBACK).build());

        assertThat(due()).containsExactly(first.id(), second.id());
        assertThat(store.salience().due(LATER, 1)).hasSize(1);
        assertThat(store.salience().due(first.recordedAt().minusMillis(1), PAGE))
                .isEmpty();
        assertThat(dueOf(first).accesses()).isEqualTo(Accesses.NONE);
        assertThat(dueOf(first).stored().embeddings())
                .isEqualTo(experiences.item(first).embeddings());
    }

    @Test
    @DisplayName("what was computed is there, is due again when it says so, and the feed tells of it once a scope")
    void computed() {
        Experience first = stored(experiences.of("first"));
        Experience second = stored(experiences.of("second"));
        Experience bobs = stored(experiences.of(BOB, "bob's"));
        long before = store.lastChange();

        int kept = store.salience().put(List.of(weighed(first, 0.5), weighed(second, 0.75), weighed(bobs, 1)));

        assertThat(kept).isEqualTo(3);
        assertThat(saliences(first, second, bobs))
                .isEqualTo(Map.of(first.id(), salience(0.5), second.id(), salience(0.75)));
        assertThat(due()).isEmpty();
        assertThat(store.salience().due(MUCH_LATER, PAGE)).hasSize(3);
        assertThat(store.changes(before, PAGE).changes())
                .extracting(Change::kind, Change::scope)
                .containsExactlyInAnyOrder(
                        tuple(Change.Kind.WEIGHED, Experiences.SCOPE), tuple(Change.Kind.WEIGHED, BOB));
    }

    @Test
    @DisplayName("computing anew replaces, and another's or an unknown experience has no salience")
    void replaced() {
        Experience experience = stored(experiences.of("first"));
        put(experience, 0.5);
        put(experience, 0.25);
        ExperienceId unknown = experiences.id();

        int kept = store.salience()
                .put(List.of(
                        new Weighed(BOB, experience.id(), salience(1), 0, LATER),
                        new Weighed(Experiences.SCOPE, unknown, salience(1), 0, LATER)));

        assertThat(kept).isZero();
        assertThat(saliences(experience)).isEqualTo(Map.of(experience.id(), salience(0.25)));
        assertThat(store.salience().of(BOB, List.of(experience.id(), unknown))).isEmpty();
    }

    @Test
    @DisplayName("accesses add up, fade, and make due; the feed does not tell of them")
    void accesses() {
        Experience experience = stored(experiences.of("first"));
        put(experience, 0.5);
        Instant at = Experiences.START.plus(Duration.ofHours(1));
        long before = store.lastChange();

        note(experience, at);
        note(experience, at.plus(Accesses.HALF_LIFE));
        note(experience, at);
        store.salience().note(List.of(new Access(BOB, experience.id(), at, LATER)));

        assertThat(due()).containsExactly(experience.id());
        assertThat(dueOf(experience).accesses())
                .isEqualTo(new Accesses(3, 2, Optional.of(at.plus(Accesses.HALF_LIFE))));
        assertThat(store.lastChange()).isEqualTo(before);
    }

    @Test
    @DisplayName("what happened while it was computed keeps it due")
    void meanwhile() {
        Experience experience = stored(experiences.of("first"));
        Weighed computed = weighed(experience, 0.5);
        note(experience, Experiences.START);

        store.salience().put(List.of(computed));

        assertThat(saliences(experience)).isEqualTo(Map.of(experience.id(), salience(0.5)));
        assertThat(due()).containsExactly(experience.id());
    }

    @Test
    @DisplayName("feedback counts by its confidence, on an answer half for what the answer cites")
    void votes() {
        Experience memory = stored(experiences.of("a memory"));
        Experience other = stored(experiences.of("another"));
        Experience answer = answerCiting(memory);
        feedback(memory, true, 1);
        feedback(memory, false, 0.5);
        feedback(answer, true, 0.9);
        feedback(answer, false, 0.6);

        assertThat(votes(memory)).isEqualTo(new Votes(1.45, 0.8, 0));
        assertThat(votes(answer)).isEqualTo(new Votes(0.9, 0.6, 0));
        assertThat(votes(other)).isEqualTo(Votes.NONE);
        assertThat(store.salience().votes(BOB, List.of(memory.id()))).isEmpty();
    }

    @Test
    @DisplayName("an answer used a memory if the reflection on it, an observation, has that as evidence, not as parent")
    void uses() {
        Experience memory = stored(experiences.of("a memory"));
        Experience answer = answerCiting(memory);
        stored(about("reflection", Provenance.Method.REFLECT)
                .parents(List.of(answer.id()))
                .evidence(List.of(Evidence.of(memory.id()), new Evidence("https://example.org/")))
                .build());
        stored(about("a view that no longer reads it", Provenance.Method.REFLECT)
                .type(ExperienceType.INFERENCE)
                .evidence(List.of(Evidence.of(memory.id())))
                .build());

        assertThat(votes(memory)).isEqualTo(new Votes(0, 0, 1));
        assertThat(votes(answer)).isEqualTo(Votes.NONE);
    }

    @Test
    @DisplayName("what speaks for or against makes due what it is about, and what that cites; so does erasing it")
    void madeDue() {
        Experience memory = stored(experiences.of("a memory"));
        Experience answer = answerCiting(memory);
        put(memory, 0.5);
        put(answer, 0.5);
        Experience judgement = feedback(answer, true, 1);
        List<ExperienceId> judged = due();
        put(memory, 0.5);
        put(answer, 0.5);

        store.erase(
                Erasure.ofIds(Experiences.SCOPE, List.of(judgement.id())),
                "rct_salience",
                Experiences.START.plus(Duration.ofHours(1)));

        assertThat(judged).containsExactlyInAnyOrder(memory.id(), answer.id());
        assertThat(due()).containsExactlyInAnyOrder(memory.id(), answer.id());
        assertThat(votes(memory)).isEqualTo(Votes.NONE);
    }

    @Test
    @DisplayName("what is kept of an experience goes with it, and does not come back with it")
    void erased() {
        Experience experience = stored(experiences.of("first"));
        Weighed computed = weighed(experience, 0.5);
        note(experience, Experiences.START);
        store.salience().put(List.of(computed));
        store.erase(Erasure.ofIds(Experiences.SCOPE, List.of(experience.id())), "rct_salience", LATER);

        note(experience, Experiences.START);

        assertThat(saliences(experience)).isEmpty();
        assertThat(store.salience().due(MUCH_LATER, PAGE)).isEmpty();
        assertThat(store.salience().put(List.of(computed))).isZero();
        assertThat(store.integrity()).isEmpty();
    }

    @Test
    @DisplayName("of nothing there is nothing, and a page has at least one entry")
    void bounds() {
        long before = store.lastChange();
        store.salience().note(List.of());

        assertThat(store.salience().put(List.of())).isZero();
        assertThat(store.salience().of(Experiences.SCOPE, List.of())).isEmpty();
        assertThat(store.salience().votes(Scope.ofUser("nobody"), List.of(experiences.id())))
                .isEmpty();
        assertThat(store.lastChange()).isEqualTo(before);
        assertThatThrownBy(() -> store.salience().due(LATER, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("it is there when the store is opened again")
    void salienceSurvives() {
        assumeTrue(place.durable(), "this store is not durable");
        Experience experience = stored(experiences.of("first"));
        note(experience, Experiences.START);
        put(experience, 0.5);

        store.close();
        store = place.open(model, analyzer).store();

        assertThat(saliences(experience)).isEqualTo(Map.of(experience.id(), salience(0.5)));
        assertThat(dueOf(experience).accesses().count()).isEqualTo(1);
    }
}
