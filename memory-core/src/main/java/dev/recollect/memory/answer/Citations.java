// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.recall.Recalled;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memories an answer cites, the block that names them, and the draft without its marks. Pure. */
final class Citations {
    private static final Pattern MARK_WITH_SPACE = Pattern.compile(" ?\\[(\\d{1,3})]");
    private static final int EXCERPT_CHARS = 80;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);

    private Citations() {}

    /** Citations of memories by their numbers, in that order. */
    static List<Citation> of(List<Integer> numbers, List<Recalled> memories) {
        return numbers.stream()
                .map(number -> new Citation(
                        number, memories.get(number - 1).experience().id()))
                .toList();
    }

    /** The block after an answer; empty if nothing is cited. */
    static String block(List<Citation> citations, List<Recalled> memories) {
        if (citations.isEmpty()) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        lines.add("Memories:");
        for (Citation citation : citations) {
            Experience memory = memories.get(citation.number() - 1).experience();
            lines.add("[" + citation.number() + "] " + DAY.format(memory.occurredAt()) + ", " + excerpt(memory));
        }
        return String.join("\n", lines);
    }

    /** The draft as it is remembered: without marks of memories, whether it really used them or not. */
    static String withoutMarks(String draft, int memories) {
        return MARK_WITH_SPACE.matcher(draft).replaceAll(mark -> {
            int number = Integer.parseInt(mark.group(1));
            return number >= 1 && number <= memories ? "" : Matcher.quoteReplacement(mark.group());
        });
    }

    private static String excerpt(Experience memory) {
        String line = memory.content().text().strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= EXCERPT_CHARS) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, EXCERPT_CHARS));
    }
}
