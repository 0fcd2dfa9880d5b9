// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExactVectorIndexTest {
    @Test
    @DisplayName("an index has at least one dimension")
    void dimension() {
        assertThatThrownBy(() -> new ExactVectorIndex(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the dimension must be at least 1, but was 0");
    }
}
