// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.narrative;

import dev.recollect.memory.Limits;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The sentences of a text, and short forms of it. */
final class Sentences {
    /* Long texts are told by how they begin: what follows would not fit into a narrative. */
    private static final int MOST_CHARS = 4_000;
    private static final Pattern BETWEEN = Pattern.compile("(?<=[.!?…。！？])[\"')\\]”’]*\\s+|\\R|(?<=[。！？])");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Sentences() {}

    static List<String> of(String text) {
        return Stream.of(BETWEEN.split(Limits.beginning(text, MOST_CHARS)))
                .map(String::strip)
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    /** A text on one line, cut between words where it is longer than this. */
    static String excerpt(String text, int mostChars) {
        String line = SPACE.matcher(text.strip()).replaceAll(" ");
        if (line.length() <= mostChars) {
            return line;
        }
        int end = line.lastIndexOf(' ', mostChars - 1);
        return (end > mostChars / 2 ? line.substring(0, end) : Limits.beginning(line, mostChars - 1)) + "…";
    }
}
