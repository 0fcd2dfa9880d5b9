// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recollect.memory.answer.ChatResponder;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.recall.RecallProfile;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.recall.Signal;
import dev.recollect.memory.reflection.Feedback;
import dev.recollect.memory.salience.Salience;
import dev.recollect.memory.salience.SalienceFormula;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.tck.ScriptedChatModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Salience")
class SalienceTest {
    private static final String LIVES = "My sister Ana lives in Porto";
    private static final String ASKS = "Where in the world lives my sister Ana";

    private final ScriptedChatModel model = new ScriptedChatModel();
    private final InMemory in = new InMemory(new ChatResponder(model));

    @BeforeEach
    void fill() {
        for (int i = 0; i < 20; i++) {
            remember("bread number " + i + " from another bakery");
        }
    }

    @AfterEach
    void close() {
        in.close();
    }

    private ExperienceId remember(String text) {
        return in.memory.remember(InMemory.ADA, text).id().orElseThrow();
    }

    private Optional<Salience> stored(ExperienceId id) {
        return Optional.ofNullable(
                in.memory.saliences().of(InMemory.ADA, List.of(id)).get(id));
    }

    private Salience salience(ExperienceId id) {
        in.memory.saliences().refresh();
        return stored(id).orElseThrow();
    }

    private Salience afterADay(ExperienceId id) {
        in.clock.advance(Duration.ofDays(1));
        return salience(id);
    }

    @Test
    @DisplayName("of a new memory: of neutral use, never recalled, as young and as strong as can be, unlike others")
    void fresh() {
        ExperienceId id = remember("I hate the violin lessons");

        Salience salience = salience(id);

        assertThat(salience.usefulness()).isEqualTo(0.5);
        assertThat(salience.access()).isZero();
        assertThat(salience.valence()).isEqualTo(0.8);
        assertThat(salience.uniqueness()).isGreaterThan(0.5);
        assertThat(salience.age()).isEqualTo(1);
        assertThat(salience.at()).isEqualTo(InMemory.NOW);
        assertThat(salience.value())
                .isCloseTo(0.15 + 0.16 + 0.2 * salience.uniqueness() + 0.1, within(2e-6))
                .isCloseTo(
                        salience.parts().values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum(),
                        within(5e-6));
    }

    @Test
    @DisplayName("is computed on schedule, not when something is stored or recalled")
    void onSchedule() {
        ExperienceId id = remember(LIVES);
        in.memory.recall(InMemory.ADA, ASKS);

        assertThat(stored(id)).isEmpty();
        List<Integer> sofar = new ArrayList<>();
        assertThat(in.memory.saliences().refresh(sofar::add)).isEqualTo(21);
        assertThat(sofar).containsExactly(21);
        assertThat(in.memory.saliences().refresh()).isZero();
        in.clock.advance(Duration.ofDays(1));
        assertThat(in.memory.saliences().refresh()).isEqualTo(21);
    }

    @Test
    @DisplayName("of what is recalled rises within the hour, and falls again")
    void accessed() {
        ExperienceId id = remember(LIVES);
        double before = salience(id).access();

        in.memory.recall(InMemory.ADA, ASKS);
        in.memory.recall(InMemory.ADA, ASKS);
        double atOnce = salience(id).access();
        in.clock.advance(Duration.ofHours(1));
        double anHourLater = salience(id).access();
        in.clock.advance(Duration.ofDays(60));
        double muchLater = salience(id).access();

        assertThat(before).isZero();
        assertThat(atOnce).isZero();
        assertThat(anHourLater).isCloseTo(SalienceFormula.access(2), within(0.01));
        assertThat(muchLater).isBetween(0.001, 0.03);
    }

    @Test
    @DisplayName("a recall that is to leave no trace leaves none, and one that found nothing that matters neither")
    void untraced() {
        ExperienceId id = remember(LIVES);
        ExperienceId bread = remember("bread number 77 from another bakery");

        in.memory.recall(RecallRequest.of(InMemory.ADA, ASKS).withRecorded(false));
        List<Recalled> irrelevant = in.memory
                .recall(RecallRequest.of(InMemory.ADA, "Quarterly zebra zoning").withTopK(30))
                .memories();

        assertThat(irrelevant).filteredOn(memory -> !memory.relevant()).isNotEmpty();
        assertThat(afterADay(id).access()).isZero();
        assertThat(salience(bread).access()).isZero();
    }

    @Test
    @DisplayName("a recall changes nothing that the next one could tell")
    void recallOnlyReads() {
        remember(LIVES);
        RecallRequest request = RecallRequest.of(InMemory.ADA, ASKS).withTopK(20);
        long before = in.store.lastChange();

        List<Recalled> first = in.memory.recall(request).memories();
        List<Recalled> second = in.memory.recall(request).memories();

        assertThat(second).isEqualTo(first);
        assertThat(in.store.lastChange()).isEqualTo(before);
    }

    @Test
    @DisplayName("what helped rises, what did not sinks, at the next turn")
    void judged() {
        ExperienceId good = remember(LIVES);
        ExperienceId bad = remember("The moon is made of cheese");
        double neutral = salience(good).usefulness();

        in.memory.feedback(Feedback.of(InMemory.ADA, good, true));
        in.memory.feedback(Feedback.of(InMemory.ADA, bad, false));

        assertThat(neutral).isEqualTo(0.5);
        assertThat(salience(good).usefulness()).isCloseTo(2.0 / 3, within(1e-6));
        assertThat(salience(bad).usefulness()).isCloseTo(1.0 / 3, within(1e-6));
    }

    @Test
    @DisplayName("thanks for an answer reach the memory it used, which rose by being used already")
    void thanked() {
        ExperienceId used = remember(LIVES);
        model.thenAnswers("She lives in Porto [1].");

        in.memory.answer(InMemory.ADA, ASKS);
        double afterUse = salience(used).usefulness();
        model.thenAnswers("Gladly.");
        in.memory.answer(InMemory.ADA, "Thanks, that helped");

        assertThat(afterUse).isGreaterThan(0.5);
        assertThat(salience(used).usefulness()).isGreaterThan(afterUse);
    }

    @Test
    @DisplayName("telling the same again gains nothing: copies share votes and age, and are not unique")
    void copies() {
        ExperienceId first = remember("Buy the miracle pills now");
        in.memory.feedback(Feedback.of(InMemory.ADA, first, false));
        Salience alone = salience(first);
        in.clock.advance(Duration.ofDays(40));
        Salience aged = salience(first);

        ExperienceId again = remember("BUY the miracle pills, now!");
        Salience copy = salience(again);

        assertThat(copy.usefulness()).isEqualTo(alone.usefulness());
        assertThat(copy.age()).isEqualTo(aged.age());
        assertThat(copy.uniqueness()).isZero();
        assertThat(copy.value()).isLessThan(aged.value());
        in.clock.advance(Duration.ofDays(30));
        assertThat(salience(first).uniqueness()).isZero();
    }

    @Test
    @DisplayName(
            "has a say in a recall to which the caller gives it a weight, at once when it is computed, and is a part then")
    void weighed() {
        RecallRequest request = RecallRequest.of(InMemory.ADA, "bread number from another bakery")
                .withProfile(RecallProfile.custom(Map.of(Signal.SALIENCE, 1.0), RecallProfile.DEFAULT_HALF_LIFE))
                .withTopK(30);
        List<Recalled> before = in.memory.recall(request).memories();
        ExperienceId last = before.get(before.size() - 1).experience().id();
        in.memory.feedback(Feedback.of(InMemory.ADA, last, true));

        in.memory.saliences().refresh();
        List<Recalled> after = in.memory.recall(request).memories();

        assertThat(before)
                .allSatisfy(memory -> assertThat(memory.score().value()).isEqualTo(0.5 + 0.5 * 0.25 / 1.25));
        assertThat(after.get(0).experience().id()).isEqualTo(last);
        double salience = stored(last).orElseThrow().value();
        assertThat(after.get(0).score().value()).isCloseTo(0.5 + 0.5 * salience / (1 + salience), within(1e-12));
        assertThat(after.get(0).score().parts()).containsOnlyKeys("base", "salience");
    }

    @Test
    @DisplayName("has none in the default profile: not one bit of what that recalls changes")
    void noSay() {
        ExperienceId id = remember(LIVES);
        in.memory.feedback(Feedback.of(InMemory.ADA, id, false));
        RecallRequest request = RecallRequest.of(InMemory.ADA, ASKS).withTopK(30);
        List<Recalled> before = in.memory.recall(request).memories();

        in.memory.saliences().refresh();
        List<Recalled> after = in.memory.recall(request).memories();

        assertThat(after).isEqualTo(before);
        assertThat(after.get(0).score().parts()).doesNotContainKey("salience");
    }

    @Test
    @DisplayName("is computed for every user, however many there are, and of what is only theirs")
    void manyUsers() {
        List<Scope> users =
                IntStream.range(0, 30).mapToObj(i -> Scope.ofUser("user-" + i)).toList();
        Map<Scope, ExperienceId> theirs = new HashMap<>();
        users.forEach(
                user -> theirs.put(user, in.memory.remember(user, LIVES).id().orElseThrow()));

        int computed = in.memory.saliences().refresh();

        assertThat(computed).isEqualTo(20 + 30);
        assertThat(users)
                .allSatisfy(user -> assertThat(in.memory.saliences().of(user, theirs.values()))
                        .containsOnlyKeys(theirs.get(user))
                        .allSatisfy((id, salience) ->
                                assertThat(salience.uniqueness()).isEqualTo(1)));
    }

    @Test
    @DisplayName("is neither kept of nor computed from what was forgotten")
    void forgotten() {
        ExperienceId judged = remember(LIVES);
        ExperienceId note =
                in.memory.feedback(Feedback.of(InMemory.ADA, judged, true)).id().orElseThrow();
        salience(judged);

        in.memory.forget(Erasure.ofIds(InMemory.ADA, List.of(note)));

        assertThat(salience(judged).usefulness()).isEqualTo(0.5);
        in.memory.forget(Erasure.ofIds(InMemory.ADA, List.of(judged)));
        assertThat(stored(judged)).isEmpty();
        assertThat(in.memory.verify()).isEmpty();
    }
}
