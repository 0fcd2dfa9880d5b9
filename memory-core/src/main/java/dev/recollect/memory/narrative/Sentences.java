// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.narrative;

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
        String begin = text.length() > MOST_CHARS ? text.substring(0, wholeChars(text, MOST_CHARS)) : text;
        return Stream.of(BETWEEN.split(begin))
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
        int cut = end > mostChars / 2 ? end : wholeChars(line, mostChars - 1);
        return line.substring(0, cut) + "…";
    }

    /* Not between the halves of a surrogate pair. */
    static int wholeChars(String text, int at) {
        return at > 0 && Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at;
    }
}
