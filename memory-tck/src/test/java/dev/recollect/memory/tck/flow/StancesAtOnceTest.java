// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.stance.Claim;
import dev.recollect.memory.stance.Stance;
import dev.recollect.memory.stance.StanceRequest;
import dev.recollect.memory.store.Erasure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Two processes that take stances on one question")
class StancesAtOnceTest {
    private static final String QUESTION = "Where does Ada live?";

    private final TwoProcesses both = new TwoProcesses(UnaryOperator.identity(), UnaryOperator.identity());
    private final Memory one = both.one;
    private final Memory other = both.other;

    @AfterEach
    void close() {
        both.close();
    }

    private Stance weigh(Memory in, String claim) {
        both.advance(Duration.ofSeconds(1));
        return in.stances()
                .weigh(new StanceRequest(
                        InMemory.ADA, QUESTION, List.of(new Claim(claim, 0.7, List.of())), Optional.empty()))
                .stance();
    }

    private Stance latest() {
        return one.stances().on(InMemory.ADA, QUESTION).orElseThrow();
    }

    @Test
    @DisplayName("leave one line of them: of two that would be the first, the later one supersedes the other")
    void firstOnes() {
        List<Stance> others = new ArrayList<>();
        both.meanwhile(() -> others.add(weigh(other, "in Basel")));

        Stance late = weigh(one, "in Bern");

        assertThat(others.get(0).supersedes()).isEmpty();
        assertThat(late.supersedes()).contains(others.get(0).id());
        assertThat(latest()).isEqualTo(late);
        assertThat(one.verify()).isEmpty();
    }

    @Test
    @DisplayName("supersede no stance twice, though they say the same")
    void sameAtOnce() {
        Stance first = weigh(one, "in Bern");
        List<Stance> others = new ArrayList<>();
        both.meanwhile(() -> others.add(weigh(other, "in Basel")));

        Stance late = weigh(one, "in Basel");

        assertThat(others.get(0).supersedes()).contains(first.id());
        assertThat(late.supersedes()).contains(others.get(0).id());
        assertThat(other.stances().successor(InMemory.ADA, first.id()))
                .contains(others.get(0).id());
    }

    @Test
    @DisplayName("go on from the end of the line, whatever their clocks say")
    void clocksApart() {
        Stance first = weigh(one, "in Bern");
        Stance second = weigh(other, "in Basel");

        assertThat(second.supersedes()).contains(first.id());
        assertThat(second.at()).isBefore(first.at());
        assertThat(latest()).isEqualTo(second);
        assertThat(weigh(one, "in Bern").supersedes()).contains(second.id());
    }

    @Test
    @DisplayName("go on where a stance of the line was erased")
    void erased() {
        Stance first = weigh(one, "in Bern");
        Stance second = weigh(one, "in Basel");
        both.store.erase(Erasure.ofIds(InMemory.ADA, List.of(second.id())), "rct_1", InMemory.NOW);

        Stance third = weigh(one, "in Chur");

        assertThat(third.supersedes()).contains(first.id());
    }

    @Test
    @DisplayName("are served in turn, however many ask at once")
    void many() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<Stance>> asked = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                Memory in = i % 2 == 0 ? one : other;
                String claim = "in place " + i % 5;
                asked.add(pool.submit(() -> weigh(in, claim)));
            }
            List<Optional<ExperienceId>> superseded = new ArrayList<>();
            for (Future<Stance> each : asked) {
                superseded.add(each.get().supersedes());
            }

            assertThat(superseded).doesNotHaveDuplicates().contains(Optional.empty());
        } finally {
            pool.shutdownNow();
        }
    }
}
