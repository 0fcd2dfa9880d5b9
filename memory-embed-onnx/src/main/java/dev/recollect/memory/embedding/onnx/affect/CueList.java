// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import dev.recollect.memory.embedding.EmbeddingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The cues that are known, and how they are found among the words of a line. Immutable; safe for use by multiple threads. */
final class CueList {
    /** The list in the jar. */
    static final CueList BUNDLED = bundled();

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
     */
    record Found(Cue cue, int length) {
        static final Found NOTHING = new Found(new Cue(Cue.Kind.NONE, 0, 0, 0), 0);
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

    private static CueList bundled() {
        try (InputStream in = CueList.class.getResourceAsStream("cues.txt")) {
            if (in == null) {
                throw new EmbeddingException("the jar must hold cues.txt, but does not");
            }
            return CueFile.read("cues.txt", in);
        } catch (IOException e) {
            throw new EmbeddingException("cannot read cues.txt", e);
        }
    }

    boolean isSign(String written) {
        return signs.containsKey(written);
    }

    /** Whether a word is one of a group: {@code self}, {@code person}, {@code ask}, {@code order} or {@code thing}. */
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
            return sign == null ? Found.NOTHING : new Found(sign, 1);
        }
        if (!token.isWord() && token.kind() != Token.Kind.NUMBER) {
            return Found.NOTHING;
        }
        for (Phrase phrase : byFirst.getOrDefault(token.form(), List.of())) {
            if (stands(phrase.words(), line, place)) {
                return new Found(phrase.cue(), phrase.words().size());
            }
        }
        return token.isWord() ? word(token.form()) : Found.NOTHING;
    }

    private static boolean stands(List<String> words, List<Token> line, int place) {
        if (place + words.size() > line.size()) {
            return false;
        }
        for (int i = 1; i < words.size(); i++) {
            if (!line.get(place + i).form().equals(words.get(i))) {
                return false;
            }
        }
        return true;
    }

    private Found word(String form) {
        Cue cue = words.get(form);
        if (cue != null) {
            return new Found(cue, 1);
        }
        if (byFirst.containsKey(form) || groups.values().stream().anyMatch(group -> group.contains(form))) {
            return Found.NOTHING;
        }
        if (form.endsWith("n't")) {
            return new Found(new Cue(Cue.Kind.NOT, 0, 0, 0), 1);
        }
        for (String plain : WordForms.plain(form)) {
            cue = words.get(plain);
            if (cue != null && SPELT.contains(cue.kind())) {
                return new Found(cue, 1);
            }
        }
        cue = misspelt.get(form);
        if (cue == null) {
            cue = misspelt.get(WordForms.folded(form));
        }
        return cue == null ? Found.NOTHING : new Found(cue, 1);
    }
}
