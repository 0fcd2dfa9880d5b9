// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.answer.OfflineResponder;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.recall.RecallProfile;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.recall.Signal;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.stance.Claim;
import dev.recollect.memory.stance.Stance;
import dev.recollect.memory.stance.StanceRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/* Each past is lived through twice, with the same words, times and ids, and each time with feelings of its own. */
@DisplayName("However memories feel, over 10,000 random cases")
class AffectBearsOnNoTruthTest {
    private static final int PASTS = 500;
    private static final int CASES_OF_A_PAST = 20;
    private static final int MEMORIES = 20;
    private static final String[] WORDS =
            ("tea garden harbour winter letter blue window river hate love lantern violin seven "
                            + "walked bought lost found sang slept early late bread coffee train book")
                    .split(" ");

    private interface Told {
        void tell(Random choice, InMemory one, InMemory other, List<ExperienceId> ids);
    }

    private static void overPasts(long seed, Told told) {
        for (int past = 0; past < PASTS; past++) {
            long chosen = seed + past;
            try (InMemory one = felt(2 * chosen);
                    InMemory other = felt(2 * chosen + 1)) {
                List<ExperienceId> ids = lived(one, chosen);
                assertThat(lived(other, chosen)).isEqualTo(ids);
                told.tell(new Random(~chosen), one, other, ids);
            }
        }
    }

    private static InMemory felt(long seed) {
        return new InMemory(new OfflineResponder(), builder -> builder.detector(new Felt(seed)));
    }

    private static List<ExperienceId> lived(InMemory with, long seed) {
        Random random = new Random(seed);
        List<ExperienceId> ids = new ArrayList<>();
        for (int i = 0; i < MEMORIES; i++) {
            with.clock.advance(Duration.ofMinutes(1 + random.nextInt(10_000)));
            String text = text(random);
            var request = random.nextInt(3) == 0
                    ? RememberRequest.exchange(InMemory.ADA, text + "?", text(random))
                    : RememberRequest.text(InMemory.ADA, text);
            with.memory
                    .remember(request.session("s" + random.nextInt(4)).build())
                    .id()
                    .ifPresent(ids::add);
        }
        return ids;
    }

    private static String text(Random random) {
        return Stream.generate(() -> WORDS[random.nextInt(WORDS.length)])
                .limit(1 + random.nextInt(10))
                .collect(Collectors.joining(" "));
    }

    @Test
    @DisplayName("recall gives the same memories in the same order with the same scores")
    void recall() {
        int[] cases = {0};

        overPasts(1_000, (choice, one, other, ids) -> {
            for (int i = 0; i < CASES_OF_A_PAST; i++) {
                RecallRequest request = RecallRequest.of(InMemory.ADA, text(choice))
                        .withTopK(1 + choice.nextInt(MEMORIES))
                        .withProfile(profile(choice));
                List<Recalled> first = one.memory.recall(request).memories();
                List<Recalled> second = other.memory.recall(request).memories();

                assertThat(second).hasSameSizeAs(first);
                for (int rank = 0; rank < first.size(); rank++) {
                    assertThat(second.get(rank).experience().id())
                            .isEqualTo(first.get(rank).experience().id());
                    assertThat(second.get(rank).score())
                            .isEqualTo(first.get(rank).score());
                    assertThat(second.get(rank).relevant())
                            .isEqualTo(first.get(rank).relevant());
                }
                cases[0]++;
            }
        });

        assertThat(cases[0]).isGreaterThanOrEqualTo(10_000);
    }

    /* The trained one, the classic one, or anyone's own without the two signals that feeling bears on. */
    private static RecallProfile profile(Random choice) {
        if (choice.nextInt(3) > 0) {
            return choice.nextBoolean() ? RecallProfile.DEFAULT : RecallProfile.CLASSIC;
        }
        Map<Signal, Double> weights = new EnumMap<>(Signal.class);
        for (Signal signal : Signal.values()) {
            weights.put(signal, choice.nextDouble());
        }
        weights.keySet().removeAll(Set.of(Signal.CONGRUENCE, Signal.SALIENCE));
        return RecallProfile.custom(weights, RecallProfile.DEFAULT_HALF_LIFE);
    }

    @Test
    @DisplayName("unless who asks gives congruence a weight: then what feels alike comes first")
    void congruence() {
        int[] others = {0};

        overPasts(5_000, (choice, one, other, ids) -> {
            RecallRequest request = RecallRequest.of(InMemory.ADA, text(choice))
                    .withTopK(MEMORIES)
                    .withProfile(RecallProfile.custom(Map.of(Signal.CONGRUENCE, 1.0), RecallProfile.DEFAULT_HALF_LIFE));
            List<ExperienceId> first = recalled(one, request);

            assertThat(recalled(other, request)).hasSameElementsAs(first);
            others[0] += recalled(other, request).equals(first) ? 0 : 1;
        });

        assertThat(others[0]).isGreaterThan(PASTS / 2);
    }

    private static List<ExperienceId> recalled(InMemory in, RecallRequest request) {
        return in.memory.recall(request).memories().stream()
                .map(memory -> memory.experience().id())
                .toList();
    }

    @Test
    @DisplayName("stances are the same, and what they are read against is")
    void stances() {
        int[] cases = {0};

        overPasts(9_000, (choice, one, other, ids) -> {
            for (int i = 0; i < CASES_OF_A_PAST; i++) {
                StanceRequest request = request(choice, ids);
                Duration step = Duration.ofSeconds(1);
                one.clock.advance(step);
                other.clock.advance(step);
                var first = one.memory.stances().weigh(request);
                var second = other.memory.stances().weigh(request);

                Stance stance = first.stance();
                assertThat(second.stance()).isEqualTo(stance);
                assertThat(second.view().orElseThrow().difference())
                        .isEqualTo(first.view().orElseThrow().difference());
                assertThat(other.memory
                                .find(InMemory.ADA, stance.id())
                                .orElseThrow()
                                .content())
                        .isEqualTo(one.memory
                                .find(InMemory.ADA, stance.id())
                                .orElseThrow()
                                .content());
                cases[0]++;
            }
        });

        assertThat(cases[0]).isGreaterThanOrEqualTo(10_000);
    }

    private static StanceRequest request(Random choice, List<ExperienceId> ids) {
        List<Claim> claims = new ArrayList<>();
        int count = 1 + choice.nextInt(4);
        Consumer<String> claim = text -> claims.add(new Claim(
                text,
                (1 + choice.nextInt(9_999)) / 10_000.0,
                ids.stream().filter(id -> choice.nextInt(6) == 0).toList()));
        for (int i = 0; i < count; i++) {
            claim.accept(List.of("it rains", "It does not rain.", "it snows", "IT RAINS!")
                    .get(choice.nextInt(4)));
        }
        return new StanceRequest(InMemory.ADA, "Weather " + choice.nextInt(3) + "?", claims, Optional.empty());
    }
}
