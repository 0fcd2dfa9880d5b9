// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.index.Neighbor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What an approximate index finds")
class NearestComparisonTest {
    private final Experiences experiences = Experiences.small();
    private final List<Neighbor> ranking = IntStream.range(0, 200)
            .mapToObj(i -> new Neighbor(experiences.id(), 1 - i / 1_000.0))
            .toList();
    private final NearestComparison comparison = new NearestComparison(false);

    /** The first hundred, but the last of them replaced by as many that come after. */
    private List<Neighbor> missing(int count) {
        List<Neighbor> found = new ArrayList<>(ranking.subList(0, 100 - count));
        found.addAll(ranking.subList(150, 150 + count));
        return found;
    }

    @Test
    @DisplayName("may miss two of a hundred, and no more")
    void mayMissTwo() {
        comparison.compare("two", 100, missing(2), ranking);
        assertThatCode(comparison::requireEnough).doesNotThrowAnyException();

        comparison.compare("three", 100, missing(3), ranking);
        assertThatThrownBy(comparison::requireEnough)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("of the 200 nearest");
    }

    @Test
    @DisplayName("may miss nothing where it is said to be exact")
    void exact() {
        NearestComparison strict = new NearestComparison(true);

        assertThatCode(() -> strict.compare("all", 100, missing(0), ranking)).doesNotThrowAnyException();
        assertThatThrownBy(() -> strict.compare("one", 100, missing(1), ranking))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    @DisplayName("is as many as there are, best first, each once, with its true similarity")
    void neverWrong() {
        List<Neighbor> turned = List.of(ranking.get(1), ranking.get(0));
        List<Neighbor> twice = List.of(ranking.get(0), ranking.get(0));
        List<Neighbor> invented =
                List.of(ranking.get(0), new Neighbor(ranking.get(1).id(), 0.99));

        assertThatCode(() -> comparison.compare("right", 2, ranking.subList(0, 2), ranking))
                .doesNotThrowAnyException();
        for (List<Neighbor> wrong : List.of(turned, twice, invented, ranking.subList(0, 1))) {
            assertThatThrownBy(() -> comparison.compare("wrong", 2, wrong, ranking))
                    .isInstanceOf(AssertionError.class);
        }
    }
}
