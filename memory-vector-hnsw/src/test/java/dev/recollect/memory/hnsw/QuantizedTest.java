// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.index.ExactVectorIndex;
import dev.recollect.memory.index.Neighbor;
import dev.recollect.memory.index.Projections;
import dev.recollect.memory.index.VectorAudit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An index that holds many vectors quantised")
class QuantizedTest {
    private static final int DIMENSION = 384;
    private static final int FROM = 1_000;

    private final Past past = new Past(DIMENSION, 30, 7);
    private final ExactVectorIndex exact = new ExactVectorIndex(DIMENSION);
    private final HnswVectorIndex index =
            HnswVectorIndex.builder(DIMENSION).quantizedFrom(FROM).build();

    @Test
    @DisplayName("holds them as they are below the number that was set, in a quarter of the memory from there on")
    void fromANumberOn() {
        past.add(FROM - 1);
        past.follow(index);
        long before = index.bytes(Past.ADA);
        boolean below = index.isQuantized(Past.ADA, Role.CONTENT);

        past.add(1);
        past.follow(index);

        assertThat(below).isFalse();
        assertThat(index.isQuantized(Past.ADA, Role.CONTENT)).isTrue();
        assertThat(index.isQuantized(Past.ADA, Role.CONTEXT)).isFalse();
        assertThat(index.bytes(Past.ADA)).isLessThan(before / 2);
    }

    @Test
    @DisplayName("tells cosines that are some thousandths off, and among twice as many has the nearest")
    void similarities() {
        past.add(2 * FROM);
        past.follow(index);
        past.follow(exact);
        for (int i = 0; i < 50; i++) {
            Embedding query = past.vector();
            List<Neighbor> nearest = exact.search(Past.ADA, Role.CONTENT, query, 10, id -> true);

            List<Neighbor> found = index.search(Past.ADA, Role.CONTENT, query, 20, id -> true);

            Map<ExperienceId, Double> cosines = exact.similarities(
                    Past.ADA,
                    Role.CONTENT,
                    query,
                    found.stream().map(Neighbor::id).toList());
            assertThat(found)
                    .hasSize(20)
                    .isSortedAccordingTo(Neighbor.BEST_FIRST)
                    .allSatisfy(neighbor ->
                            assertThat(neighbor.similarity()).isCloseTo(cosines.get(neighbor.id()), within(0.005)));
            Set<ExperienceId> missed =
                    new HashSet<>(nearest.stream().map(Neighbor::id).toList());
            found.forEach(neighbor -> missed.remove(neighbor.id()));
            assertThat(missed).isEmpty();
        }
    }

    @Test
    @DisplayName("is found sound by an audit, and one whose vectors are others is not")
    void audited() {
        List<ExperienceId> ids = past.add(FROM);
        Projections projections = new Projections(past.store, List.of(index), Long.MAX_VALUE);
        VectorAudit audit = new VectorAudit(past.store, index, projections);

        assertThat(audit.differences()).isEmpty();
        assertThat(index.isQuantized(Past.ADA, Role.CONTENT)).isTrue();

        index.load(List.of(past.withOtherVector(ids.get(3))));
        assertThat(audit.differences())
                .hasSize(1)
                .first()
                .satisfies(finding ->
                        assertThat(finding.toString()).contains(ids.get(3).value()));
    }

    @Test
    @DisplayName("holds vectors as they are again when all have gone and few come")
    void allGone() {
        List<ExperienceId> ids = past.add(FROM);
        past.follow(index);

        past.erase(ids);
        past.add(1);
        past.follow(index);

        assertThat(index.isQuantized(Past.ADA, Role.CONTENT)).isFalse();
    }

    @Test
    @DisplayName("refuses to begin before the first vector")
    void refused() {
        assertThatThrownBy(() -> HnswVectorIndex.builder(DIMENSION).quantizedFrom(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("but was 0");
    }
}
