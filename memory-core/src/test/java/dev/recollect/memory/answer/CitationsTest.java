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
    @DisplayName("the block names date and the first 80 characters on one line each")
    void block() {
        String block = Citations.block(Citations.of(List.of(2, 3), MEMORIES), MEMORIES);

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

        String bare = Citations.withoutMarks(draft, MEMORIES.size());

        assertThat(bare).isEqualTo("You moved. See [9] and a.");
    }
}
