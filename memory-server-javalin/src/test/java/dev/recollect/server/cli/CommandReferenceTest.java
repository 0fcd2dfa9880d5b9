// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

@DisplayName("The reference of commands")
class CommandReferenceTest {
    private static final Path REFERENCE = Path.of("..", "docs", "reference", "commands.md");

    /* A section's first block without a language is the command's help. */
    private static final Pattern SECTION = Pattern.compile(
            "(?m)^## `([a-z-]+)`$(?:(?!^## ).)*?^```text\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private static CommandLine commandLine() {
        Shell shell = new Shell(
                new ByteArrayInputStream(new byte[0]),
                new Output(new ByteArrayOutputStream()),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                false,
                false,
                Map.of(),
                Path.of(""),
                InstantSource.system(),
                new LocalOpener(),
                (memory, settings, host, port) -> {
                    throw new IllegalStateException("nothing is served here");
                },
                new ProcessLifetime());
        return Recollect.commandLine(new Root(shell));
    }

    private static Map<String, String> documented() throws IOException {
        Map<String, String> sections = new LinkedHashMap<>();
        Matcher matcher = SECTION.matcher(Files.readString(REFERENCE));
        while (matcher.find()) {
            sections.put(matcher.group(1), matcher.group(2));
        }
        return sections;
    }

    private static String help(CommandLine command) {
        List<String> lines = new ArrayList<>();
        command.getUsageMessage().lines().map(String::stripTrailing).forEach(lines::add);
        return String.join("\n", lines) + "\n";
    }

    @Test
    @DisplayName("has a section for each command, in the order of the help, with its help word for word")
    void sections() throws IOException {
        Map<String, String> expected = new LinkedHashMap<>();
        commandLine().getSubcommands().forEach((name, command) -> expected.put(name, help(command)));

        Map<String, String> documented = documented();

        assertThat(documented.keySet()).containsExactlyElementsOf(expected.keySet());
        expected.forEach((name, help) ->
                assertThat(documented.get(name)).as("help of %s", name).isEqualTo(help));
    }

    @Test
    @DisplayName("names every option that all commands take")
    void commonOptions() throws IOException {
        String text = Files.readString(REFERENCE);

        commandLine()
                .getCommandSpec()
                .options()
                .forEach(option -> assertThat(text).contains("`" + option.longestName()));
    }
}
