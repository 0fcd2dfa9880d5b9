// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import dev.recollect.memory.embedding.EmbeddingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a word list: a kind, its numbers, a colon, and words. In the file, what begins with a blank goes on with the line
 * before it, and what begins with {@code #} is a comment. Immutable.
 *
 * @param kind what the words are
 * @param numbers as many as stand there
 * @param words what stands behind the colon
 */
record ListLine(String kind, List<Double> numbers, String words) {
    private static final Pattern LINE = Pattern.compile("([a-z]+)((?: -?[0-9.]+)*): (.*)");
    private static final int TOLD = 60;

    /**
     * Reads a list.
     *
     * @param name of the file, for complaints
     * @param in UTF-8; stays open
     * @throws EmbeddingException if a line is not as it should be
     */
    static List<ListLine> read(String name, InputStream in) throws IOException {
        List<ListLine> lines = new ArrayList<>();
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        StringBuilder whole = new StringBuilder();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith(" ")) {
                whole.append(line);
            } else if (!line.startsWith("#") && !line.isBlank()) {
                add(name, whole.toString(), lines);
                whole = new StringBuilder(line);
            }
        }
        add(name, whole.toString(), lines);
        return lines;
    }

    /** Reads a list that lies in the jar beside this class. */
    static List<ListLine> bundled(String name) {
        try (InputStream in = ListLine.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new EmbeddingException("the jar must hold " + name + ", but does not");
            }
            return read(name, in);
        } catch (IOException e) {
            throw new EmbeddingException("cannot read " + name, e);
        }
    }

    private static void add(String name, String line, List<ListLine> lines) {
        if (line.isEmpty()) {
            return;
        }
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new EmbeddingException(name + " must hold lines of a kind, its numbers, a colon and words, but holds "
                    + line.substring(0, Math.min(TOLD, line.length())));
        }
        List<Double> numbers = Arrays.stream(parts.group(2).split(" "))
                .filter(number -> !number.isEmpty())
                .map(Double::valueOf)
                .toList();
        lines.add(new ListLine(parts.group(1), numbers, parts.group(3).strip()));
    }

    /**
     * The kind, as one of those that are known.
     *
     * @param name of the file, for complaints
     * @param what kinds of what they are
     * @param known all kinds, by whose names in lower case it is looked up
     * @return the kind
     * @throws EmbeddingException if it is none of them
     */
    <E extends Enum<E>> E kindOf(String name, String what, E[] known) {
        return Arrays.stream(known)
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(kind))
                .findFirst()
                .orElseThrow(() -> new EmbeddingException(name + " holds an unknown kind of " + what + ": " + kind));
    }

    /** The words, where commas part them. */
    List<String> listed() {
        return Arrays.stream(words.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
