// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The settings of a graph")
class GraphSettingsTest {
    private final GraphSettings settings = GraphSettings.withThreshold(10_000);

    @Test
    @DisplayName("let a search keep as many candidates more each time the vectors double beyond 100,000")
    void candidates() {
        assertThat(settings.efAmong(0)).isEqualTo(100);
        assertThat(settings.efAmong(100_000)).isEqualTo(100);
        assertThat(settings.efAmong(200_000)).isEqualTo(200);
        assertThat(settings.efAmong(400_000)).isEqualTo(300);
        assertThat(settings.efAmong(1_000_000)).isEqualTo(433);
    }
}
