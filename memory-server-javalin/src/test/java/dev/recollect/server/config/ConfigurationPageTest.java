// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The manual's page on configuration")
class ConfigurationPageTest {
    private static String row(Setting<?> setting) {
        String fallback = setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`";
        return ("| `" + setting.name() + "` | " + setting.meaning() + " | " + setting.unit() + " | " + fallback + " | "
                        + setting.allowed() + " |")
                .replace("  ", " ");
    }

    @Test
    @DisplayName("lists every setting as the program knows it, and no other")
    void isTheTable() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("../docs/reference/configuration.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(SettingTable.all().stream()
                        .map(ConfigurationPageTest::row)
                        .toList());
    }
}
