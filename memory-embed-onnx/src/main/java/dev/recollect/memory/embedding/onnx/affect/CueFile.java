// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import dev.recollect.memory.embedding.EmbeddingException;
import dev.recollect.memory.embedding.onnx.affect.CueList.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a list of cues; what its lines look like stands at the head of {@code cues.txt}. Confined to one thread. */
final class CueFile {
    private static final Set<String> GROUPS = Set.of("self", "person", "ask", "order", "inform", "stake", "thing");

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
        return of(name, ListLine.read(name, in));
    }

    /** The list that lines make. */
    static CueList of(String name, List<ListLine> lines) {
        CueFile file = new CueFile(name);
        lines.forEach(file::line);
        return new CueList(file.signs, file.groups, file.phrases);
    }

    private void line(ListLine line) {
        if (GROUPS.contains(line.kind())) {
            groups.computeIfAbsent(line.kind(), group -> new HashSet<>()).addAll(line.listed());
            return;
        }
        Cue cue = cue(line);
        if (cue.kind() == Cue.Kind.SIGN) {
            Arrays.stream(line.words().split(" +")).forEach(sign -> signs.put(sign.replace("\uFE0F", ""), cue));
        } else {
            line.listed().forEach(phrase -> phrases.add(new Phrase(forms(phrase), cue)));
        }
    }

    private Cue cue(ListLine line) {
        Cue.Kind known = line.kindOf(name, "cue", Cue.Kind.values());
        List<Double> values = line.numbers();
        if (values.size() != known.numbers()) {
            throw new EmbeddingException(
                    name + ": " + line.kind() + " must have " + known.numbers() + " numbers, but has " + values.size());
        }
        return new Cue(known, number(values, 0), number(values, 1), number(values, 2));
    }

    private static double number(List<Double> values, int at) {
        return at < values.size() ? values.get(at) : 0;
    }

    private List<String> forms(String phrase) {
        return Arrays.stream(phrase.split(" "))
                .flatMap(word -> word.equals(CueList.GAP)
                        ? Stream.of(word)
                        : tokenizer.tokens(word).stream().map(Token::form))
                .toList();
    }
}
