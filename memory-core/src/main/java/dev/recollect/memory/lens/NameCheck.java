// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Each name stands in the other text; so do those at the beginning of sentences which nothing but their surroundings shows to
 * be names.
 */
final class NameCheck implements Check {
    private static final Set<String> VERBS = Set.of(
            "is", "was", "has", "had", "will", "would", "can", "could", "may", "might", "must", "should", "said",
            "wrote", "told", "does", "did", "found", "knew", "went", "came", "took", "gave", "got", "met", "saw",
            "lent", "won", "lost", "ran", "sent", "brought", "kept", "left", "sold", "bought", "paid", "made",
            "thought", "built", "ate", "drove", "taught", "read", "isn", "doesn", "didn", "wasn", "hasn", "couldn",
            "wouldn", "needn", "cut", "put", "set", "let", "hit", "cost", "hurt", "spread", "beat");
    private static final Set<String> SINGULAR = Set.of("is", "was", "has", "does", "needs", "wants", "says");
    private static final Set<String> NO_VERBS =
            Set.of("this", "his", "its", "always", "perhaps", "sometimes", "indeed", "need");
    private static final Map<String, String> ABBREVIATED = Map.of(
            "dept",
            "department",
            "univ",
            "university",
            "corp",
            "corporation",
            "ave",
            "avenue",
            "mt",
            "mount",
            "rd",
            "road",
            "inc",
            "incorporated",
            "ltd",
            "limited",
            "assn",
            "association",
            "bros",
            "brothers");
    private static final int ALIKE = 3;

    @Override
    public void compare(Side draft, Side styled, Differences differences) {
        Names before = draft.here().names();
        Names after = styled.here().names();
        Set<String> sure = new HashSet<>(before.sure());
        sure.addAll(after.sure());
        missing(draft, before, sure, differences.lost());
        missing(styled, after, sure, differences.added());
        misspelt(words(before, styled.here()), words(after, draft.here()), differences);
    }

    private static void missing(Side side, Names names, Set<String> sure, List<Difference> missing) {
        Set<String> known = new HashSet<>(side.there().words());
        side.there().verbatim().forEach(found -> addWords(found.text(), known));
        for (Names.Capital name : names.all()) {
            if (side.here().isMarked(name.at())) {
                continue;
            }
            boolean isName = sure.contains(name.word()) || isSubject(side, name);
            if (isName
                    && !known.contains(name.word())
                    && !isAbbreviated(name.word(), side.there().words())) {
                missing.add(side.difference(FactKind.NAME, name.at(), name.at() + 1));
            }
        }
    }

    /* "Dept." and "Department" */
    private static boolean isAbbreviated(String name, Set<String> others) {
        return ABBREVIATED.entrySet().stream()
                .anyMatch(entry -> (entry.getKey().equals(name) && others.contains(entry.getValue()))
                        || (entry.getValue().equals(name) && others.contains(entry.getKey())));
    }

    private static void addWords(String text, Set<String> words) {
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
            words.add(word);
        }
    }

    /* A first word that stands like a name, and of which the other text knows nothing. */
    private static boolean isSubject(Side side, Names.Capital capital) {
        Tokens tokens = side.here().tokens();
        return capital.word().length() > 2
                && (isBeforeVerb(tokens, capital)
                        || isBeforeApposition(tokens, capital.at())
                        || isBeforeName(side, capital.at()))
                && !Names.isPlainAtBeginning(capital.word())
                && !isShapedLikeNoName(capital.word())
                && !side.there().clauses().stems().contains(Concepts.of(capital.word()))
                && side.bears(capital.at());
    }

    private static boolean isBeforeVerb(Tokens tokens, Names.Capital capital) {
        Token next = tokens.at(capital.at() + 1);
        Token after = tokens.at(capital.at() + 2);
        boolean plural = capital.word().endsWith("s") && !SINGULAR.contains(next.word());
        boolean from = next.is("from") && after.isWord() && !capital.word().endsWith("s");
        if (from) {
            return true;
        }
        return next.isWord() && isVerb(next.word()) && (after.isWord() || after.isNumber()) && !plural;
    }

    /* "Bellweather, the plumber's firm, …" */
    private static boolean isBeforeApposition(Tokens tokens, int at) {
        return tokens.is(at + 1, ",")
                && tokens.is(at + 2, "the")
                && tokens.at(at + 3).isWord();
    }

    /* "Ada and Bo" */
    private static boolean isBeforeName(Side side, int at) {
        Tokens tokens = side.here().tokens();
        return tokens.is(at + 1, "and")
                && tokens.at(at + 2).capital()
                && side.here().names().sure().contains(tokens.at(at + 2).word());
    }

    private static boolean isShapedLikeNoName(String word) {
        return word.endsWith("ing") || word.endsWith("ed") || word.endsWith("body") || word.endsWith("one");
    }

    private static boolean isVerb(String word) {
        boolean shaped = word.length() > 3
                && !NO_VERBS.contains(word)
                && (word.endsWith("ed") || (word.endsWith("s") && !word.endsWith("ss")));
        return VERBS.contains(word) || Stems.isIrregular(word) || shaped;
    }

    /* Capitalised words of which the other text knows nothing, by their beginning. */
    private static Map<String, List<String>> words(Names names, Reading other) {
        Map<String, List<String>> words = new HashMap<>();
        Set<String> told = new HashSet<>();
        for (Names.Capital capital : names.all()) {
            String word = capital.word();
            if (word.length() > ALIKE
                    && !(capital.initial() && Names.isPlainAtBeginning(word))
                    && !other.words().contains(word)
                    && told.add(word)) {
                words.computeIfAbsent(word.substring(0, ALIKE), fresh -> new ArrayList<>())
                        .add(word);
            }
        }
        return words;
    }

    /** Adds capitalised words of the one that became others of a like beginning: "Annelie" became "Annika". */
    private static void misspelt(
            Map<String, List<String>> before, Map<String, List<String>> after, Differences differences) {
        before.forEach((beginning, words) -> {
            List<String> others = after.getOrDefault(beginning, List.of());
            for (int i = 0; i < Math.min(words.size(), 20); i++) {
                for (int j = 0; j < Math.min(others.size(), 20); j++) {
                    if (isLike(words.get(i), others.get(j))) {
                        differences.lost().add(Difference.certain(FactKind.NAME, words.get(i)));
                        differences.added().add(Difference.certain(FactKind.NAME, others.get(j)));
                    }
                }
            }
        });
    }

    private static boolean isLike(String one, String other) {
        boolean sameStem = Stems.of(one).equals(Stems.of(other));
        return (!sameStem || (one.length() == other.length() && differences(one, other) == 1))
                && Math.abs(one.length() - other.length()) <= 2;
    }

    private static int differences(String one, String other) {
        int differences = 0;
        for (int i = 0; i < one.length(); i++) {
            differences += one.charAt(i) == other.charAt(i) ? 0 : 1;
        }
        return differences;
    }
}
