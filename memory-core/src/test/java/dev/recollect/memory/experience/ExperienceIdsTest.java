// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.InvalidInputException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExperienceIdsTest {
    private final AtomicLong millis = new AtomicLong(1_767_603_600_000L);
    private final InstantSource clock = () -> Instant.ofEpochMilli(millis.get());

    @Test
    @DisplayName("an id is exp_, ten characters of time and sixteen random ones")
    void form() {
        ExperienceId id = new ExperienceIds(clock, () -> 0).get();

        assertThat(id.value()).isEqualTo("exp_01KE6P4YM0" + "0".repeat(16));
        assertThat(id).hasToString(id.value());
    }

    @Test
    @DisplayName("ids increase strictly, in one millisecond and when the clock steps back too")
    void increase() {
        ExperienceIds ids = new ExperienceIds(clock, new Random(1));
        List<ExperienceId> made = new ArrayList<>();

        for (int i = 0; i < 1_000; i++) {
            made.add(ids.get());
            millis.addAndGet(i % 7 - 3);
        }

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("where the random part is used up the time counts on")
    void carry() {
        RandomGenerator allOnes = () -> -1L;
        ExperienceIds ids = new ExperienceIds(clock, allOnes);

        ExperienceId last = ids.get();
        ExperienceId next = ids.get();

        assertThat(last.value()).endsWith("Z".repeat(16));
        assertThat(next.value()).endsWith("0".repeat(16));
        assertThat(next).isGreaterThan(last);
    }

    @Test
    @DisplayName("ids made by several threads are all different, and increase within each")
    void threads() throws InterruptedException, ExecutionException {
        ExperienceIds ids = new ExperienceIds(clock, new Random(1));
        ExecutorService threads = Executors.newFixedThreadPool(4);

        List<Future<List<ExperienceId>>> running = IntStream.range(0, 4)
                .mapToObj(thread ->
                        threads.submit(() -> Stream.generate(ids).limit(5_000).toList()))
                .toList();
        Set<ExperienceId> all = new HashSet<>();
        for (Future<List<ExperienceId>> made : running) {
            assertThat(made.get()).isSorted();
            all.addAll(made.get());
        }
        threads.shutdown();

        assertThat(all).hasSize(20_000);
    }

    @Test
    @DisplayName("later ids are greater than earlier ones of another source")
    void sortByTime() {
        ExperienceId early = new ExperienceIds(clock, new Random(1)).get();
        millis.incrementAndGet();
        ExperienceId late = new ExperienceIds(clock, new Random(2)).get();

        assertThat(late).isGreaterThan(early);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "exp_",
                "01JH0A0000000000000000000A",
                "exp_01jh0a0000000000000000000a",
                "exp_81JH0A0000000000000000000A",
                "exp_01JH0A0000000000000000000I",
                "exp_01JH0A0000000000000000000",
                "exp_01JH0A0000000000000000000AA",
                "xxx_01JH0A0000000000000000000A"
            })
    @DisplayName("anything else is no id")
    void noId(String value) {
        assertThat(ExperienceId.isId(value)).isFalse();
        assertThatThrownBy(() -> new ExperienceId(value))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("but was '" + value + "'");
    }

    @Test
    @DisplayName("a long wrong id is cut short in the message")
    void cutShort() {
        assertThatThrownBy(() -> new ExperienceId("x".repeat(1_000))).hasMessageEndingWith("x".repeat(40) + "…'");
    }

    @Test
    @DisplayName("a mint gives ids, nonces, names and times to the millisecond")
    void mint() {
        Mint mint = new Mint(() -> Instant.ofEpochMilli(millis.get()).plusNanos(999), new Random(1));

        assertThat(mint.now()).isEqualTo(Instant.ofEpochMilli(millis.get()));
        assertThat(mint.id()).isLessThan(mint.id());
        assertThat(mint.nonce()).isNotEqualTo(mint.nonce());
        assertThat(mint.name("rct")).matches("rct_[0-9A-Z]{26}");
    }
}
