// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The cues that are known, and how they are found among the words of a line. Immutable; safe for use by multiple threads. */
final class CueList {
    /** In a phrase, up to six words. */
    static final String GAP = "*";

    private static final int GAP_WORDS = 6;
    private static final Set<Cue.Kind> SPELT = Set.of(Cue.Kind.FEEL, Cue.Kind.HINT, Cue.Kind.TIMES);

    /**
     * A cue of one word or several.
     *
     * @param words in lower case
     * @param cue what they tell
     */
    record Phrase(List<String> words, Cue cue) {}

    /**
     * A cue at a place of a line.
     *
     * @param cue what is there
     * @param length how many tokens it takes; 0: none is there
     * @param misspelt whether it is not written as in the list
     */
    record Found(Cue cue, int length, boolean misspelt) {
        static final Found NOTHING = new Found(new Cue(Cue.Kind.NONE, 0, 0, 0), 0, false);
    }

    private final Map<String, Cue> signs;
    private final Map<String, Set<String>> groups;
    private final Map<String, List<Phrase>> byFirst = new HashMap<>();
    private final Map<String, Cue> words = new HashMap<>();
    private final Map<String, Cue> misspelt = new HashMap<>();

    CueList(Map<String, Cue> signs, Map<String, Set<String>> groups, List<Phrase> phrases) {
        this.signs = Map.copyOf(signs);
        this.groups = Map.copyOf(groups);
        List<Phrase> longestFirst = new ArrayList<>(phrases);
        longestFirst.sort(Comparator.comparingInt(phrase -> -phrase.words().size()));
        for (Phrase phrase : longestFirst) {
            if (phrase.words().size() > 1) {
                byFirst.computeIfAbsent(phrase.words().get(0), first -> new ArrayList<>())
                        .add(phrase);
            } else {
                words.put(phrase.words().get(0), phrase.cue());
            }
        }
        words.forEach((word, cue) -> {
            if (SPELT.contains(cue.kind())) {
                misspelt.putIfAbsent(WordForms.folded(word), cue);
                WordForms.withoutOneLetter(word).forEach(form -> misspelt.putIfAbsent(form, cue));
            }
        });
        misspelt.remove("");
    }

    /** The list in the jar. */
    static CueList bundled() {
        return CueFile.of("cues.txt", ListLine.bundled("cues.txt"));
    }

    boolean isSign(String written) {
        return signs.containsKey(written);
    }

    /** Whether a word is one of a group: {@code self}, {@code person}, {@code ask} and the others that the file names. */
    boolean isOf(String group, String form) {
        return groups.getOrDefault(group, Set.of()).contains(form);
    }

    /** A stretched word as it would stand in a dictionary, as far as that can be told. */
    String unstretched(String form) {
        String twice = WordForms.shortened(form, 2);
        return words.containsKey(twice) || byFirst.containsKey(twice) ? twice : WordForms.shortened(form, 1);
    }

    /** The longest cue that begins at a place of a line. */
    Found at(List<Token> line, int place) {
        Token token = line.get(place);
        if (token.kind() == Token.Kind.SIGN) {
            Cue sign = signs.get(token.form());
            return sign == null ? Found.NOTHING : new Found(sign, 1, false);
        }
        if (!token.isWord() && token.kind() != Token.Kind.NUMBER) {
            return Found.NOTHING;
        }
        for (Phrase phrase : byFirst.getOrDefault(token.form(), List.of())) {
            int end = end(phrase.words(), line, place);
            if (end > place) {
                return new Found(phrase.cue(), end - place, false);
            }
        }
        return token.isWord() ? word(token.form()) : Found.NOTHING;
    }

    /* The place after a phrase; the place itself if the phrase is not there. */
    private static int end(List<String> words, List<Token> line, int place) {
        int at = place;
        boolean gap = false;
        for (String word : words) {
            if (word.equals(GAP)) {
                gap = true;
                continue;
            }
            int last = gap ? at + GAP_WORDS : at;
            while (at < line.size() && at < last && line.get(at).isWord() && !isForm(line, at, word)) {
                at++;
            }
            if (!isForm(line, at, word)) {
                return place;
            }
            at++;
            gap = false;
        }
        return at;
    }

    private static boolean isForm(List<Token> line, int at, String word) {
        return at < line.size() && line.get(at).form().equals(word);
    }

    private Found word(String form) {
        Cue cue = words.get(form);
        if (cue != null) {
            return new Found(cue, 1, false);
        }
        if (form.endsWith("n't")) {
            return new Found(new Cue(Cue.Kind.NOT, 0, 0, 0), 1, false);
        }
        if (byFirst.containsKey(form) || groups.values().stream().anyMatch(group -> group.contains(form))) {
            return Found.NOTHING;
        }
        for (String plain : WordForms.plain(form)) {
            cue = words.get(plain);
            if (cue != null && SPELT.contains(cue.kind())) {
                return new Found(cue, 1, false);
            }
        }
        String folded = WordForms.folded(form);
        cue = misspelt.get(folded);
        if (cue == null && !folded.isEmpty()) {
            cue = misspelt.get(form);
        }
        return cue == null ? Found.NOTHING : new Found(cue, 1, true);
    }
}
