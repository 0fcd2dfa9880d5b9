// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.ExperienceId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * With the numbers that are shipped. In the long mode ({@code -Dlong}) with 384 dimensions and 50,000 vectors too, which
 * takes minutes.
 */
@DisplayName("A graph finds at least 98 of the 100 nearest")
class GraphRecallTest {
    private static final boolean LONG = Boolean.getBoolean("memory.test.long");
    private static final int QUERIES = 200;

    @Test
    @DisplayName("of 10,000, after half of them went, and after as many came again")
    void tenThousand() {
        comingAndGoing(10_000, LONG ? 384 : 48);
    }

    @Test
    @DisplayName(
            "of 50,000, after half of them went, and after as many came again (a tenth of that but in the long mode)")
    void fiftyThousand() {
        comingAndGoing(LONG ? 50_000 : 5_000, LONG ? 384 : 48);
    }

    private static void comingAndGoing(int count, int dimension) {
        Past past = new Past(dimension, (int) Math.sqrt(count), 5);
        /* Never a scan, so that what is measured is the graph. */
        GraphSettings shipped = GraphSettings.withThreshold(1_000);
        GraphSettings settings =
                new GraphSettings(shipped.threshold(), shipped.m(), shipped.efConstruction(), shipped.ef(), 1);
        try (HnswVectorIndex index =
                HnswVectorIndex.builder(dimension).settings(settings).build()) {
            List<ExperienceId> ids = past.add(count);
            past.follow(index);
            requireRecall(past, index, "of " + count);

            past.erase(
                    IntStream.range(0, count / 2).mapToObj(i -> ids.get(2 * i)).toList());
            past.follow(index);
            assertThat(past.recall(index, 10, 20))
                    .as("before the graph is made anew")
                    .isEqualTo(1);
            requireRecall(past, index, "after half of " + count + " went");

            past.add(count / 2);
            past.follow(index);
            requireRecall(past, index, "after as many came again");
        }
    }

    private static void requireRecall(Past past, HnswVectorIndex index, String when) {
        index.settle(Past.ADA, left -> {});
        double ten = past.recall(index, 10, QUERIES);
        double most = past.recall(index, 200, QUERIES / 4);
        System.out.printf("recall@10 %.4f, @200 %.4f %s, %d dimensions%n", ten, most, when, past.model.dimension());
        assertThat(index.searchesGraph(Past.ADA, Role.CONTENT))
                .as("a graph is searched")
                .isTrue();
        assertThat(ten).as("recall@10 %s", when).isGreaterThanOrEqualTo(0.98);
        assertThat(most).as("recall@200 %s", when).isGreaterThanOrEqualTo(0.98);
    }
}
