// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@DisplayName("The log")
class LoggingTest {
    @TempDir
    Path folder;

    @AfterEach
    void restore() {
        Logging.configure(Settings.load(Map.of("LOG_LEVEL", "warn"), folder));
    }

    private void configure(String format, String level) {
        Logging.configure(Settings.load(Map.of("LOG_DIR", "logs", "LOG_FORMAT", format, "LOG_LEVEL", level), folder));
    }

    private List<String> lines() throws IOException {
        Logging.configure(Settings.load(Map.of("LOG_LEVEL", "warn"), folder));
        try (Stream<Path> files = Files.list(folder.resolve("logs"))) {
            Path only = files.reduce((a, b) -> {
                        throw new AssertionError("one file expected, but there are " + a + " and " + b);
                    })
                    .orElseThrow();
            assertThat(only.getFileName().toString()).matches("recollect\\.\\d{4}-\\d{2}-\\d{2}\\.log");
            return Files.readAllLines(only);
        }
    }

    @Test
    @DisplayName("goes to a file of the day, down to the configured level")
    void toFolder() throws IOException {
        configure("text", "info");

        LoggerFactory.getLogger("dev.recollect.Test").info("first");
        LoggerFactory.getLogger("dev.recollect.Test").debug("second");

        assertThat(lines()).singleElement().asString().matches("\\S+ INFO  Test - first");
    }

    @Test
    @DisplayName("is a JSON object a line if asked for")
    void asJson() throws IOException {
        configure("json", "info");

        LoggerFactory.getLogger("dev.recollect.Test").warn("a {} line", "json");

        JsonNode line = new ObjectMapper().readTree(lines().get(0));
        assertThat(line.get("level").asText()).isEqualTo("WARN");
        assertThat(line.get("formattedMessage").asText()).isEqualTo("a json line");
        assertThat(line.has("timestamp")).isTrue();
        assertThat(line.has("arguments")).isFalse();
    }

    @Test
    @DisplayName("keeps libraries that would tell of requests at warnings, whatever the level")
    void quietLibraries() throws IOException {
        configure("text", "debug");

        LoggerFactory.getLogger("org.eclipse.jetty.server.Test").info("a request in full");
        LoggerFactory.getLogger("io.javalin.Test").debug("a request in full");
        LoggerFactory.getLogger("org.eclipse.jetty.server.Test").warn("something is wrong");

        assertThat(lines()).singleElement().asString().endsWith("something is wrong");
    }

    @Test
    @DisplayName("cannot go where no folder can be")
    void refusesFolder() throws IOException {
        Files.writeString(folder.resolve("taken"), "x");

        assertThatThrownBy(() -> Logging.configure(Settings.load(Map.of("LOG_DIR", "taken/logs"), folder)))
                .hasMessageStartingWith("LOG_DIR must be a folder that can be written, but was '");
    }
}
