// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.Distribution;
import dev.recollect.memory.index.Neighbor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link dev.recollect.memory.index.VectorIndex}. To hold an index to it, extend this class and open it.
 */
public abstract class VectorIndexContract extends ProjectionRules {
    private static final double FLOAT_ERROR = 1e-5;

    /** Creates the contract. */
    protected VectorIndexContract() {}

    @Test
    @DisplayName("the nearest come best first, and a vector is at similarity 1 to itself")
    void bestFirst() {
        Embedding query = direction();
        Embedding other = direction();
        ExperienceId far = add(ADA, between(query, other, 0.1));
        ExperienceId same = add(ADA, query);
        ExperienceId near = add(ADA, between(query, other, 0.8));

        List<Neighbor> found = nearest(ADA, query, 10);

        assertThat(ids(found)).containsExactly(same, near, far);
        assertThat(found.get(0).similarity()).isCloseTo(1, within(FLOAT_ERROR)).isLessThanOrEqualTo(1);
        assertThat(found.get(2).similarity()).isCloseTo(query.dot(between(query, other, 0.1)), within(FLOAT_ERROR));
    }

    @Test
    @DisplayName("opposite vectors are at similarity -1")
    void opposite() {
        Embedding query = direction();
        float[] turned = query.toArray();
        for (int i = 0; i < turned.length; i++) {
            turned[i] = -turned[i];
        }
        add(ADA, Embedding.of(turned));

        List<Neighbor> found = nearest(ADA, query, 1);

        assertThat(found.get(0).similarity()).isCloseTo(-1, within(FLOAT_ERROR)).isGreaterThanOrEqualTo(-1);
    }

    @Test
    @DisplayName("equal similarities are ordered by id")
    void ties() {
        Embedding shared = direction();
        List<ExperienceId> ids = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            ids.add(add(ADA, shared));
        }
        erase(ADA, List.of(ids.remove(0)));

        assertThat(ids(nearest(ADA, shared, 5))).isEqualTo(ids.subList(0, 5));
        assertThat(ids(nearest(ADA, direction(), 8))).isEqualTo(ids);
    }

    @Test
    @DisplayName("at most k are found, all of them if there are fewer, and k is at least 1")
    void atMostK() {
        addMany(ADA, 30);

        assertThat(nearest(ADA, direction(), 7)).hasSize(7);
        assertThat(nearest(ADA, direction(), 1_000)).hasSize(30);
        assertThatThrownBy(() -> nearest(ADA, direction(), 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("the k best that pass the filter are found, however far down they lie")
    void filterFirst() {
        Embedding query = direction();
        List<ExperienceId> all = addMany(ADA, 300);
        List<ExperienceId> ranked = ids(nearest(ADA, query, 300));
        Set<ExperienceId> last = new HashSet<>(ranked.subList(290, 300));

        List<Neighbor> found = index.search(ADA, Role.CONTENT, query, 5, last::contains);

        assertThat(ranked).containsExactlyInAnyOrderElementsOf(all);
        assertThat(ids(found)).isEqualTo(ranked.subList(290, 295));
        assertThat(index.search(ADA, Role.CONTENT, query, 5, id -> false)).isEmpty();
    }

    @Test
    @DisplayName("roles and scopes know nothing of each other")
    void rolesAndScopes() {
        Embedding vector = direction();
        ExperienceId asked = add(ADA, Map.of(Role.PROMPT, TextEmbedding.of(vector)));
        ExperienceId bobs = add(BOB, vector);

        assertThat(ids(index.search(ADA, Role.PROMPT, vector, 5, id -> true))).containsExactly(asked);
        assertThat(nearest(ADA, vector, 5)).isEmpty();
        assertThat(ids(nearest(BOB, vector, 5))).containsExactly(bobs);
        assertThat(nearest(Scope.ofUser("nobody"), vector, 5)).isEmpty();
        assertThat(index.similarities(ADA, Role.CONTENT, vector, List.of(bobs, asked)))
                .isEmpty();
    }

    @Test
    @DisplayName("of several chunks the best counts, and the experience is found once")
    void bestChunk() {
        Embedding query = direction();
        Embedding other = direction();
        ExperienceId chunked = add(ADA, other, query, between(query, other, 0.5));
        ExperienceId single = add(ADA, between(query, other, 0.7));

        List<Neighbor> found = nearest(ADA, query, 10);

        assertThat(ids(found)).containsExactly(chunked, single);
        assertThat(found.get(0).similarity()).isCloseTo(1, within(FLOAT_ERROR));
        assertThat(index.distribution(ADA, Role.CONTENT, query).count()).isEqualTo(2);
        assertThat(index.size()).isEqualTo(4);
    }

    @Test
    @DisplayName("similarities are those of the experiences that are there, and those that search finds")
    void similarities() {
        Embedding query = direction();
        List<ExperienceId> ids = addMany(ADA, 20);
        List<ExperienceId> asked = List.of(ids.get(3), experiences.id(), ids.get(17));

        Map<ExperienceId, Double> similarities = index.similarities(ADA, Role.CONTENT, query, asked);

        assertThat(similarities).containsOnlyKeys(ids.get(3), ids.get(17));
        assertThat(nearest(ADA, query, 20))
                .filteredOn(neighbor -> asked.contains(neighbor.id()))
                .hasSize(2)
                .allSatisfy(neighbor -> assertThat(similarities).containsEntry(neighbor.id(), neighbor.similarity()));
    }

    @Test
    @DisplayName("a distribution is that of the whole scope")
    void distribution() {
        Embedding query = direction();
        addMany(BOB, 5);
        addMany(ADA, 200);
        List<Double> all =
                nearest(ADA, query, 200).stream().map(Neighbor::similarity).toList();
        double mean = all.stream().mapToDouble(x -> x).average().orElseThrow();
        double variance =
                all.stream().mapToDouble(x -> (x - mean) * (x - mean)).average().orElseThrow();

        Distribution distribution = index.distribution(ADA, Role.CONTENT, query);

        double error = exact() ? 1e-6 : 0.1;
        assertThat(distribution.count()).isEqualTo(200);
        assertThat(distribution.mean()).isCloseTo(mean, within(error));
        assertThat(distribution.deviation()).isCloseTo(Math.sqrt(variance), within(error));
        assertThat(distribution.best()).isCloseTo(all.get(0), within(error));
        assertThat(index.distribution(ADA, Role.CONTENT, query)).isEqualTo(distribution);
        assertThat(index.distribution(ADA, Role.RESPONSE, query)).isEqualTo(Distribution.EMPTY);
    }

    @Test
    @DisplayName("a query of another dimension is refused, for an unknown scope too")
    void otherDimension() {
        Embedding wrong = Embedding.of(new float[] {1, 0, 0});

        assertThatThrownBy(() -> nearest(Scope.ofUser("nobody"), wrong, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("24")
                .hasMessageContaining("3");
        assertThatThrownBy(() -> index.similarities(ADA, Role.CONTENT, wrong, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> index.distribution(ADA, Role.CONTENT, wrong))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("after much coming and going the nearest are those that a scan finds")
    void likeAScan() {
        Set<ExperienceId> gone = new HashSet<>();
        for (int round = 0; round < 10; round++) {
            List<ExperienceId> ids = addMany(ADA, 150);
            List<ExperienceId> some =
                    ids.stream().filter(id -> random.nextBoolean()).toList();
            erase(ADA, some);
            gone.addAll(some);
        }
        Map<ExperienceId, Embedding> left = new java.util.HashMap<>();
        index.forEach(ADA, vector -> left.put(vector.id(), vector.vector()));

        int found = 0;
        for (int i = 0; i < 20; i++) {
            Embedding query = direction();
            List<ExperienceId> expected = left.entrySet().stream()
                    .sorted(Comparator.comparingDouble(entry -> -query.dot(entry.getValue())))
                    .limit(10)
                    .map(Map.Entry::getKey)
                    .toList();
            found += (int) ids(nearest(ADA, query, 10)).stream()
                    .filter(expected::contains)
                    .count();
        }

        assertThat(left.keySet()).hasSize(1_500 - gone.size()).doesNotContainAnyElementsOf(gone);
        assertThat(found).isGreaterThanOrEqualTo(exact() ? 200 : 196);
    }

    @Test
    @DisplayName("10,000 experiences added to another user leave every figure of this one as it was, bit for bit")
    void isolation() {
        List<ExperienceId> own = addMany(ADA, 300);
        Embedding query = direction();
        List<Neighbor> found = nearest(ADA, query, 300);
        Map<ExperienceId, Double> similarities = index.similarities(ADA, Role.CONTENT, query, own);
        Distribution distribution = index.distribution(ADA, Role.CONTENT, query);

        addMany(BOB, 10_000);

        assertThat(nearest(ADA, query, 300)).isEqualTo(found);
        assertThat(index.similarities(ADA, Role.CONTENT, query, own)).isEqualTo(similarities);
        assertThat(index.distribution(ADA, Role.CONTENT, query)).isEqualTo(distribution);
    }
}
