// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.server.config.Settings;
import io.javalin.Javalin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The manual's pages on HTTP")
class ManualTest {
    private static final Pattern ROUTE = Pattern.compile("^\\| `([A-Z]+ /[^`]*)` \\|", Pattern.MULTILINE);
    private static final Pattern KIND = Pattern.compile("^\\| `([a-z-]+)` \\| ([0-9]{3})", Pattern.MULTILINE);

    private static List<String> found(Pattern pattern, String page) throws IOException {
        String text = Files.readString(Path.of("../docs/reference/" + page));
        return pattern.matcher(text).results().map(ManualTest::groups).sorted().toList();
    }

    private static String groups(MatchResult match) {
        return match.groupCount() == 1 ? match.group(1) : match.group(1) + " " + match.group(2);
    }

    @Test
    @DisplayName("list every address with its methods, and no other")
    void routes() throws IOException {
        List<String> served = new ArrayList<>();
        try (Served any = Served.start()) {
            Settings settings = Settings.load(Map.of(), Path.of("/nonexistent"));
            Javalin.create(config -> {
                Map<String, Set<String>> table = RecollectServer.routes(
                        config.routes, RecollectServer.resources(any.memory, settings, ServerLimits.DEFAULT));
                table.forEach((path, methods) -> methods.stream()
                        .filter(method -> !method.equals("HEAD") && !method.equals("OPTIONS"))
                        .forEach(method -> served.add(method + " " + path)));
            });
        }

        assertThat(found(ROUTE, "http.md"))
                .containsExactlyElementsOf(served.stream().sorted().toList());
    }

    @Test
    @DisplayName("list every kind of problem with its status, and no other")
    void problems() throws IOException {
        List<String> kinds = Stream.concat(
                        Stream.of("invalid-input 400"),
                        Stream.of(Problem.values())
                                .map(problem -> problem.with("any"))
                                .map(problem -> problem.type().substring("urn:recollect:problem:".length()) + " "
                                        + problem.status()))
                .sorted()
                .toList();

        assertThat(found(KIND, "errors.md")).containsExactlyElementsOf(kinds);
    }
}
