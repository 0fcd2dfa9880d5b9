// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.index.Distribution;
import dev.recollect.memory.index.ExactVectorIndex;
import dev.recollect.memory.tck.Experiences;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The sample that stands for a large scope")
class SampleTest {
    private static final int MANY = 3 * Sample.SIZE;

    private final List<ExperienceId> ids =
            new ArrayList<>(Stream.generate(Experiences.small()::id).limit(MANY).toList());
    private final Random random = new Random(5);

    @Test
    @DisplayName("depends on who is there, not on who came and went in which order")
    void dependsOnTheSetOnly() {
        Sample straight = new Sample();
        ids.subList(0, MANY / 2).forEach(straight::add);

        Sample winding = new Sample();
        List<ExperienceId> shuffled = new ArrayList<>(ids);
        Collections.shuffle(shuffled, random);
        List<ExperienceId> there = new ArrayList<>();
        for (ExperienceId id : shuffled) {
            winding.add(id);
            there.add(id);
        }
        for (ExperienceId id : shuffled) {
            if (ids.indexOf(id) >= MANY / 2) {
                there.remove(id);
                winding.remove(id, () -> there);
            }
        }

        assertThat(winding.ids()).containsExactlyElementsOf(straight.ids()).hasSize(Sample.SIZE);
        assertThat(winding.all()).isEqualTo(straight.all()).isEqualTo(MANY / 2);
    }

    @Test
    @DisplayName("is all of them where there are few")
    void few() {
        Sample sample = new Sample();
        ids.subList(0, 10).forEach(sample::add);
        List<ExperienceId> left = ids.subList(1, 10);
        sample.remove(ids.get(0), () -> left);

        assertThat(sample.ids()).containsExactlyInAnyOrderElementsOf(left);
        assertThat(sample.all()).isEqualTo(9);
    }

    @Test
    @DisplayName("takes old and new ones alike")
    void takesAllAges() {
        Sample sample = new Sample();
        ids.forEach(sample::add);

        long old = ids.subList(0, MANY / 2).stream()
                .filter(Set.copyOf(sample.ids())::contains)
                .count();
        assertThat((double) old / Sample.SIZE).isCloseTo(0.5, within(0.05));
    }

    @Test
    @DisplayName("has nearly the mean and deviation of all")
    void spread() {
        Past past = new Past(16, 30, 9);
        past.add(6_000);
        try (HnswVectorIndex sampled =
                        HnswVectorIndex.builder(16).threshold(2_000).build();
                ExactVectorIndex exact = new ExactVectorIndex(16)) {
            past.load(sampled);
            past.load(exact);
            Embedding query = past.vector();

            Distribution estimate = sampled.distribution(Past.ADA, Role.CONTENT, query);
            Distribution truth = exact.distribution(Past.ADA, Role.CONTENT, query);

            assertThat(estimate.count()).isEqualTo(truth.count()).isEqualTo(6_000);
            assertThat(estimate.mean()).isCloseTo(truth.mean(), within(0.1 * truth.deviation()));
            assertThat(estimate.deviation()).isCloseTo(truth.deviation(), within(0.1 * truth.deviation()));
            assertThat(sampled.distribution(Past.ADA, Role.CONTENT, query)).isEqualTo(estimate);
        }
    }
}
