// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The figures of a ranking")
class FiguresTest {
    /* Written out, so that the code under test is not asked what is right: 1/log2(3) and 1/log2(9). */
    private static final double SECOND = 0.6309297535714575;
    private static final double EIGHTH = 0.31546487678572877;

    @Test
    @DisplayName("are those computed by hand: gain 1, discount log2, ideal over as many as there is evidence")
    void byHand() {
        Figures figures = ranked(Set.of("turn 2", "turn 7", "not a candidate"), 12);

        assertThat(figures.ndcg10()).isCloseTo((0.5 + EIGHTH) / (1 + SECOND + 0.5), within(1e-12));
        assertThat(figures.r1()).isZero();
        assertThat(figures.r5()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(figures.r10()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(figures.r20()).isCloseTo(2.0 / 3, within(1e-12));
    }

    @Test
    @DisplayName("are all 1 where the only evidence is first")
    void best() {
        assertThat(ranked(Set.of("turn 0"), 3)).isEqualTo(new Figures(1, 1, 1, 1, 1, 1));
    }

    @Test
    @DisplayName("count a lone second place 1/log2(3), and from R@5 on in full")
    void second() {
        Figures figures = ranked(Set.of("turn 1"), 3);

        assertThat(figures.ndcg10()).isCloseTo(SECOND, within(1e-12));
        assertThat(figures.r1()).isZero();
        assertThat(figures.r5()).isEqualTo(1);
    }

    @Test
    @DisplayName(
            "cut each at its own depth: the 10th counts for NDCG@10 and R@10, the 11th for R@20 alone, the 21st for none")
    void depths() {
        assertThat(ranked(Set.of("turn 4"), 30).r5()).isEqualTo(1);
        assertThat(ranked(Set.of("turn 5"), 30).r5()).isZero();
        assertThat(ranked(Set.of("turn 9"), 30).r10()).isEqualTo(1);
        assertThat(ranked(Set.of("turn 9"), 30).ndcg10()).isCloseTo(0.2890648263178878, within(1e-12));
        assertThat(ranked(Set.of("turn 10"), 30)).isEqualTo(new Figures(0, 0, 0, 0, 1, 0));
        assertThat(ranked(Set.of("turn 20"), 30).r20()).isZero();
    }

    @Test
    @DisplayName("hold a ranking ideal whose first ten are all evidence, however much evidence there is")
    void moreEvidenceThanPlaces() {
        Set<String> evidence =
                IntStream.range(0, 12).mapToObj(place -> "turn " + place).collect(Collectors.toSet());

        Figures figures = ranked(evidence, 30);

        assertThat(figures.ndcg10()).isCloseTo(1, within(1e-12));
        assertThat(figures.r1()).isCloseTo(1.0 / 12, within(1e-12));
        assertThat(figures.r10()).isCloseTo(10.0 / 12, within(1e-12));
        assertThat(figures.r20()).isEqualTo(1);
    }

    @Test
    @DisplayName("are 0 where no evidence is among the candidates, or there are none")
    void nothingFound() {
        assertThat(ranked(Set.of("elsewhere"), 5)).isEqualTo(new Figures(0, 0, 0, 0, 0, 0));
        assertThat(ranked(Set.of("elsewhere"), 0)).isEqualTo(new Figures(0, 0, 0, 0, 0, 0));
    }

    @Test
    @DisplayName("hit the session if the best turn's session holds evidence, even evidence that is no candidate")
    void session() {
        List<Example.Item> candidates =
                List.of(Invented.item("a", "first", Map.of()), Invented.item("b", "second", Map.of()));
        RecallSet.Question question = new RecallSet.Question("q", "asked?", "1", Set.of("c"));

        Example inFirst = new Example("c", question, candidates, Set.of("first"));
        Example inSecond = new Example("c", question, candidates, Set.of("second"));

        assertThat(Figures.of(inFirst, List.of(0, 1))).isEqualTo(new Figures(0, 0, 0, 0, 0, 1));
        assertThat(Figures.of(inSecond, List.of(0, 1)).sessionHit1()).isZero();
        assertThat(Figures.of(inSecond, List.of(1, 0)).sessionHit1()).isEqualTo(1);
    }

    @Test
    @DisplayName("leave candidates of one score in the order in which recall had them")
    void ties() {
        Example example = Invented.example(
                "c",
                Set.of("b"),
                List.of(
                        Invented.item("a", Map.of()),
                        Invented.item("b", Map.of()),
                        Invented.item("c", Map.of()),
                        Invented.item("d", Map.of())));

        assertThat(example.order(new double[] {1, 1, 2, 1})).containsExactly(2, 0, 1, 3);
        assertThat(Outcome.of(example, new double[] {1, 1, 2, 1}).figures().ndcg10())
                .isCloseTo(0.5, within(1e-12));
        assertThat(example.isRightAtTop(new double[] {0, 1, 1, 1})).isTrue();
        assertThat(example.isRightAtTop(new double[] {1, 1, 1, 1})).isFalse();
    }

    @Test
    @DisplayName("refuse a question without evidence, of which no share can be found")
    void noEvidence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ranked(Set.of(), 3))
                .withMessage("the question c/q must have evidence to be measured, but has none");
    }

    /* The figures of candidates ranked turn 0, turn 1 and so on. */
    private static Figures ranked(Set<String> evidence, int candidates) {
        List<Example.Item> items = IntStream.range(0, candidates)
                .mapToObj(place -> Invented.item("turn " + place, Map.of()))
                .toList();
        return Figures.of(
                Invented.example("c", evidence, items),
                IntStream.range(0, candidates).boxed().toList());
    }
}
