// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A ranking is worth")
class RankingTest {
    private static final Offset<Double> EXACTLY = within(1e-9);

    /** Twenty-five other turns t1 to t25, with evidence put at the given ranks. */
    private static Ranking ranked(Map<Integer, String> evidenceAt) {
        List<String> turns = new ArrayList<>(
                IntStream.rangeClosed(1, 25).mapToObj(i -> "t" + i).toList());
        evidenceAt.forEach((rank, turn) -> turns.set(rank - 1, turn));
        return new Ranking(turns);
    }

    @ParameterizedTest(name = "one piece of evidence at rank {0}: NDCG@10 {1}, R@1 {2}, R@5 {3}, R@10 {4}, R@20 {5}")
    @CsvSource({
        "1, 1.0, 1, 1, 1, 1",
        "2, 0.6309297535714575, 0, 1, 1, 1",
        "3, 0.5, 0, 1, 1, 1",
        "5, 0.3868528072345416, 0, 1, 1, 1",
        "6, 0.3562071871080222, 0, 0, 1, 1",
        "10, 0.2890648263178879, 0, 0, 1, 1",
        "11, 0, 0, 0, 0, 1",
        "20, 0, 0, 0, 0, 1",
        "21, 0, 0, 0, 0, 0"
    })
    void oneEvidence(int rank, double ndcg10, double r1, double r5, double r10, double r20) {
        Figures figures = ranked(Map.of(rank, "e")).against(Set.of("e"), Map.of());

        assertThat(figures.ndcg10()).isEqualTo(ndcg10, EXACTLY);
        assertThat(figures.r1()).isEqualTo(r1);
        assertThat(figures.r5()).isEqualTo(r5);
        assertThat(figures.r10()).isEqualTo(r10);
        assertThat(figures.r20()).isEqualTo(r20);
    }

    @Test
    @DisplayName(
            "its discounted gain over that of the ideal: ranks 1 and 3 of three give (1 + 1/2) / (1 + 0.6309 + 1/2)")
    void severalEvidence() {
        Figures figures = ranked(Map.of(1, "a", 3, "b", 12, "c")).against(Set.of("a", "b", "c"), Map.of());

        assertThat(figures.ndcg10()).isEqualTo(1.5 / 2.1309297535714573, EXACTLY);
        assertThat(figures.r1()).isEqualTo(1.0 / 3, EXACTLY);
        assertThat(figures.r5()).isEqualTo(2.0 / 3, EXACTLY);
        assertThat(figures.r10()).isEqualTo(2.0 / 3, EXACTLY);
        assertThat(figures.r20()).isEqualTo(1.0, EXACTLY);
    }

    @Test
    @DisplayName("1 where ten of twelve pieces fill the first ten ranks: the ideal has ten places")
    void idealHasTenPlaces() {
        List<String> turns = IntStream.rangeClosed(1, 10).mapToObj(i -> "e" + i).toList();
        Set<String> evidence = Set.of("e1", "e2", "e3", "e4", "e5", "e6", "e7", "e8", "e9", "e10", "e11", "e12");

        Figures figures = new Ranking(turns).against(evidence, Map.of());

        assertThat(figures.ndcg10()).isEqualTo(1.0, EXACTLY);
        assertThat(figures.r10()).isEqualTo(10.0 / 12, EXACTLY);
    }

    @Test
    @DisplayName("a session hit where the best turn's session holds evidence, be it another turn")
    void sessionHit() {
        Map<String, String> sessions = Map.of("t1", "1", "e", "1", "t2", "2", "f", "2");

        assertThat(new Ranking(List.of("t1", "t2"))
                        .against(Set.of("e"), sessions)
                        .sessionHit1())
                .isEqualTo(1);
        assertThat(new Ranking(List.of("t2", "t1", "e"))
                        .against(Set.of("e"), sessions)
                        .sessionHit1())
                .isZero();
        assertThat(new Ranking(List.of("t2"))
                        .against(Set.of("e", "f"), sessions)
                        .sessionHit1())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("nothing where nothing was ranked")
    void empty() {
        assertThat(new Ranking(List.of()).against(Set.of("e"), Map.of("e", "1")))
                .isEqualTo(Figures.ZERO);
    }

    @Test
    @DisplayName("nothing that could be said without evidence")
    void withoutEvidence() {
        assertThatThrownBy(() -> new Ranking(List.of("t1")).against(Set.of(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have evidence");
    }
}
