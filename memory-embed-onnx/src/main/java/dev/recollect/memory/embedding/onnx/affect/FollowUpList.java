// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The phrases by which a line leans on what was said before it. Immutable; safe for use by multiple threads. */
final class FollowUpList {
    /** What a phrase can be; {@code follow-ups.txt} tells of each. */
    enum Kind {
        OPENER,
        YES,
        NO,
        DEGREE,
        AGREE,
        REPEAT,
        SPAN,
        OFFER,
        ABOUT,
        GOOD,
        UNIT,
        ALSO,
        OWN
    }

    private static final String FILE = "follow-ups.txt";

    private record Phrase(List<String> words, double factor) {}

    /**
     * A phrase that is there.
     *
     * @param place where it begins
     * @param end the place after it
     * @param factor of its kind
     */
    record Found(int place, int end, double factor) {
        private static final Found NOTHING = new Found(0, -1, 0);

        boolean isThere() {
            return end > 0;
        }
    }

    /* By kind and first word, the longest first. */
    private final Map<Kind, Map<String, List<Phrase>>> phrases = new EnumMap<>(Kind.class);

    private FollowUpList(String name, List<ListLine> lines) {
        Tokenizer tokenizer = new Tokenizer(sign -> false);
        for (ListLine line : lines) {
            double factor = line.numbers().isEmpty() ? 1 : line.numbers().get(0);
            Map<String, List<Phrase>> known =
                    phrases.computeIfAbsent(line.kindOf(name, "phrase", Kind.values()), kind -> new HashMap<>());
            for (String phrase : line.listed()) {
                List<String> words =
                        tokenizer.tokens(phrase).stream().map(Token::form).toList();
                known.computeIfAbsent(words.get(0), first -> new ArrayList<>()).add(new Phrase(words, factor));
            }
        }
        phrases.values().stream()
                .flatMap(known -> known.values().stream())
                .forEach(known -> known.sort(
                        Comparator.comparingInt(phrase -> -phrase.words().size())));
    }

    /** The list in the jar. */
    static FollowUpList bundled() {
        return new FollowUpList(FILE, ListLine.bundled(FILE));
    }

    /** The longest phrase of a kind that begins at a place. */
    Found at(List<Token> line, int place, Kind kind) {
        if (place >= line.size()) {
            return Found.NOTHING;
        }
        String first = line.get(place).form();
        for (Phrase phrase : phrases.getOrDefault(kind, Map.of()).getOrDefault(first, List.of())) {
            int end = place + phrase.words().size();
            if (end <= line.size() && forms(line.subList(place, end)).equals(phrase.words())) {
                return new Found(place, end, phrase.factor());
            }
        }
        return Found.NOTHING;
    }

    /** The first phrase of a kind anywhere. */
    Found in(List<Token> line, Kind kind) {
        for (int place = 0; place < line.size(); place++) {
            Found found = at(line, place, kind);
            if (found.isThere()) {
                return found;
            }
        }
        return Found.NOTHING;
    }

    private static List<String> forms(List<Token> tokens) {
        return tokens.stream().map(Token::form).toList();
    }
}
