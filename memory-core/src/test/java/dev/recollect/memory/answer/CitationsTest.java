// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CitationsTest {
    private static final List<dev.recollect.memory.recall.Recalled> MEMORIES =
            List.of(Memories.of(1, "one"), Memories.of(2, "two\n lines"), Memories.of(3, "x".repeat(90)));

    @Test
    @DisplayName(
            "the cited memories are those whose numbers stand in the draft, each once, in the order of the numbers")
    void findsMarks() {
        List<Citation> citations = Citations.of("B [3]. A [1] and again [3].", MEMORIES);

        assertThat(citations).containsExactly(new Citation(1, Memories.id(1)), new Citation(3, Memories.id(3)));
    }

    @Test
    @DisplayName("a number that belongs to no memory is no citation")
    void ignoresForeignNumbers() {
        assertThat(Citations.of("see [0], [4], [1234] and [x]", MEMORIES)).isEmpty();
    }

    @Test
    @DisplayName("the block names date and the first 80 characters on one line each")
    void block() {
        String block = Citations.block(Citations.of("[2] [3]", MEMORIES), MEMORIES);

        assertThat(block).isEqualTo("Memories:\n[2] 2026-03-04, two lines\n[3] 2026-03-04, " + "x".repeat(80));
    }

    @Test
    @DisplayName("without citations there is no block")
    void noBlock() {
        assertThat(Citations.block(List.of(), MEMORIES)).isEmpty();
    }

    @Test
    @DisplayName("what is remembered of a draft has no citation marks, and keeps other brackets")
    void withoutMarks() {
        String draft = "You moved [1]. See [9] and a[2].";

        String bare = Citations.withoutMarks(
                draft, List.of(new Citation(1, Memories.id(1)), new Citation(2, Memories.id(2))));

        assertThat(bare).isEqualTo("You moved. See [9] and a.");
    }
}
