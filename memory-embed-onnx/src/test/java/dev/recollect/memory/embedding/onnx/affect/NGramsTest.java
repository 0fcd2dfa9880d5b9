// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The pieces of a text")
class NGramsTest {

    @Test
    @DisplayName("are the runs of up to five characters of a word with its bounds, the word, and pairs of words")
    void counted() {
        // " ab ": from the bound " a", " ab", " ab "; then "a", "ab", "ab "; "b", "b "; the word.
        assertThat(cut("ab")).hasSize(9);
        assertThat(cut("ab ab")).hasSize(19);
        assertThat(cut("")).isEmpty();
    }

    @Test
    @DisplayName("do not depend on capitals, nor on what stands around the word")
    void alike() {
        assertThat(cut("Ab")).isEqualTo(cut("aB"));
        assertThat(cut("so ab")).containsAll(cut("ab"));
        assertThat(cut("ab")).isNotEqualTo(cut("ba"));
    }

    @Test
    @DisplayName("fall into buckets within the bounds, those of words above those of runs")
    void bounds() {
        List<Integer> buckets = cut("Quick brown foxes! \uD83D\uDE80 jump; 日本語".repeat(50));

        assertThat(buckets).allSatisfy(bucket -> assertThat(bucket).isBetween(0, NGrams.BUCKETS - 1));
        assertThat(buckets).anySatisfy(bucket -> assertThat(bucket).isGreaterThanOrEqualTo(NGrams.RUN_BUCKETS));
    }

    @Test
    @DisplayName("fall into the same buckets for ever: trained weights depend on it")
    void pinned() {
        assertThat(cut("Hi!")).isEqualTo(PINNED);
    }

    private static final List<Integer> PINNED =
            List.of(5922, 3513, 11608, 2914, 10570, 4722, 14032, 7284, 18762, 2950, 4884, 13996, 16084);

    private static List<Integer> cut(String text) {
        List<Integer> buckets = new ArrayList<>();
        int pieces = NGrams.cut(text, buckets::add);
        assertThat(pieces).isEqualTo(buckets.size());
        return buckets;
    }
}
