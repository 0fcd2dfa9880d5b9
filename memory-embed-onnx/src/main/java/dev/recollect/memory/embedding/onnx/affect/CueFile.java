// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import dev.recollect.memory.embedding.EmbeddingException;
import dev.recollect.memory.embedding.onnx.affect.CueList.Phrase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a list of cues; what its lines look like stands at the head of {@code cues.txt}. Confined to one thread. */
final class CueFile {
    private static final Pattern LINE = Pattern.compile("([a-z]+)((?: -?[0-9.]+)*): (.*)");
    private static final Set<String> GROUPS = Set.of("self", "person", "ask", "order", "thing");

    private final String name;
    private final Tokenizer tokenizer = new Tokenizer(sign -> false);
    private final Map<String, Cue> signs = new HashMap<>();
    private final Map<String, Set<String>> groups = new HashMap<>();
    private final List<Phrase> phrases = new ArrayList<>();

    private CueFile(String name) {
        this.name = name;
    }

    /**
     * Reads a list.
     *
     * @param name of the file, for complaints
     * @param in UTF-8; stays open
     * @throws EmbeddingException if a line is not as it should be
     */
    static CueList read(String name, InputStream in) throws IOException {
        CueFile file = new CueFile(name);
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        StringBuilder whole = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(" ")) {
                whole.append(line);
            } else if (!line.startsWith("#") && !line.isBlank()) {
                file.line(whole.toString());
                whole = new StringBuilder(line);
            }
        }
        file.line(whole.toString());
        return new CueList(file.signs, file.groups, file.phrases);
    }

    private void line(String line) {
        if (line.isEmpty()) {
            return;
        }
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new EmbeddingException(name + " must hold lines of a kind, its numbers, a colon and words, but holds "
                    + line.substring(0, Math.min(60, line.length())));
        }
        String kind = parts.group(1);
        String words = parts.group(3).strip();
        if (GROUPS.contains(kind)) {
            groups.computeIfAbsent(kind, group -> new HashSet<>()).addAll(listed(words));
            return;
        }
        Cue cue = cue(kind, parts.group(2));
        if (cue.kind() == Cue.Kind.SIGN) {
            Arrays.stream(words.split(" +")).forEach(sign -> signs.put(sign.replace("\uFE0F", ""), cue));
        } else {
            listed(words).forEach(phrase -> phrases.add(new Phrase(forms(phrase), cue)));
        }
    }

    private Cue cue(String kind, String numbers) {
        double[] values = Arrays.stream(numbers.split(" "))
                .filter(number -> !number.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
        Cue.Kind known = Arrays.stream(Cue.Kind.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(kind))
                .findFirst()
                .orElseThrow(() -> new EmbeddingException(name + " holds an unknown kind of cue: " + kind));
        if (values.length != known.numbers()) {
            throw new EmbeddingException(
                    name + ": " + kind + " must have " + known.numbers() + " numbers, but has " + values.length);
        }
        double[] all = Arrays.copyOf(values, 3);
        return new Cue(known, all[0], all[1], all[2]);
    }

    private static List<String> listed(String words) {
        return Arrays.stream(words.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private List<String> forms(String phrase) {
        return Arrays.stream(phrase.split(" "))
                .flatMap(word -> word.equals(CueList.GAP)
                        ? Stream.of(word)
                        : tokenizer.tokens(word).stream().map(Token::form))
                .toList();
    }
}
