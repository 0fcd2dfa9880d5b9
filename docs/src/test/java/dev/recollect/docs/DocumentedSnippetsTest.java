// SPDX-License-Identifier: Apache-2.0
package dev.recollect.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/*
 * A snippet is compiled and run because it is a copy of a region of a test in this module:
 *
 *     // @start region=open
 *     ...
 *     // @end
 *
 * White space may differ, since a page does not indent as a method does.
 */
@DisplayName("The manual's Java is compiled and run")
class DocumentedSnippetsTest {
    private static final String START = "// @start region=";
    private static final String END = "// @end";

    @Test
    @DisplayName("every Java block in the README and the manual is a region of a test")
    void everyBlockIsARegion() {
        List<Path> tests = Repository.testSources("docs").stream()
                .filter(file -> !file.endsWith("DocumentedSnippetsTest.java"))
                .toList();
        Set<String> regions = tests.stream()
                .flatMap(file -> regions(file, Repository.lines(file)).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        List<String> unmatched = Repository.pages().stream()
                .flatMap(page -> blocks(page, Repository.lines(page)).stream())
                .filter(block -> !regions.contains(normal(block.lines())))
                .map(block -> Repository.name(block.page()) + ":" + block.line()
                        + " holds Java that is no region of a test in docs/src/test/java")
                .toList();

        assertThat(unmatched).isEmpty();
    }

    @Test
    @DisplayName("a block that differs in more than white space is no region")
    void differencesAreSeen() {
        Path file = Repository.ROOT.resolve("docs/page.md");
        List<String> page = List.of("text", "```java", "int a  = 1;", "```", "", "``` Java", "int a = 2;", "```");
        List<String> test = List.of("    " + START + "one", "    int a", "        = 1;", "    " + END, "int a = 2;");

        List<Block> blocks = blocks(file, page);
        List<String> regions = regions(file, test);

        assertThat(blocks).extracting(Block::line).containsExactly(2, 6);
        assertThat(regions)
                .contains(normal(blocks.get(0).lines()))
                .doesNotContain(normal(blocks.get(1).lines()));
    }

    private record Block(Path page, int line, List<String> lines) {}

    private static List<Block> blocks(Path page, List<String> lines) {
        List<Block> blocks = new ArrayList<>();
        int start = -1;
        boolean java = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.startsWith("```")) {
                continue;
            }
            if (start < 0) {
                start = i;
                String language = line.substring(3).strip().toLowerCase(Locale.ROOT);
                java = language.equals("java") || language.startsWith("java ");
            } else {
                if (java) {
                    blocks.add(new Block(page, start + 1, lines.subList(start + 1, i)));
                }
                start = -1;
            }
        }
        assertThat(start)
                .as("%s: a block is never closed", Repository.name(page))
                .isNegative();
        return blocks;
    }

    private static List<String> regions(Path file, List<String> lines) {
        List<String> regions = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.startsWith(START)) {
                assertThat(start)
                        .as("%s:%d: a region inside a region", Repository.name(file), i + 1)
                        .isNegative();
                start = i;
            } else if (line.equals(END)) {
                assertThat(start)
                        .as("%s:%d: an end without a start", Repository.name(file), i + 1)
                        .isNotNegative();
                regions.add(normal(lines.subList(start + 1, i)));
                start = -1;
            }
        }
        assertThat(start)
                .as("%s: a region is never closed", Repository.name(file))
                .isNegative();
        return regions;
    }

    private static String normal(List<String> lines) {
        return String.join("\n", lines).replaceAll("\\s+", " ").strip();
    }
}
