// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Notices a word that was replaced by its opposite: "before" by "after", "more" by "less". */
final class OppositesCheck implements Check {
    private static final List<List<Set<String>>> PAIRS = List.of(
            pair("before", "after"),
            pair("more", "less fewer"),
            pair("cheaper cheap", "dearer expensive pricier costlier"),
            pair("older elder", "younger newer"),
            pair("faster quicker", "slower"),
            pair("above", "below under beneath"),
            pair("higher", "lower"),
            pair("bigger larger greater", "smaller"),
            pair("longer", "shorter"),
            pair("better", "worse"),
            pair("warmer hotter", "colder cooler"),
            pair("heavier", "lighter"),
            pair("nearer closer", "farther further"),
            pair(
                    "increase increased increases rose rise rises grew up",
                    "decrease decreased decreases fell fall falls shrank down"),
            pair("left", "right"));
    private static final int NEAREST = 2;
    private static final Pattern WORD = Pattern.compile("\\p{L}+");

    private static List<Set<String>> pair(String one, String other) {
        return List.of(Set.of(one.split(" ")), Set.of(other.split(" ")));
    }

    @Override
    public void compare(ReadText draft, ReadText styled, Differences differences) {
        List<String> before = words(draft.unmarked());
        List<String> after = words(styled.unmarked());
        for (List<Set<String>> pair : PAIRS) {
            for (int side = 0; side < 2; side++) {
                long lost = count(before, pair.get(side)) - count(after, pair.get(side));
                long added = count(after, pair.get(1 - side)) - count(before, pair.get(1 - side));
                if (lost > 0 && added > 0 && !isTurned(draft, pair.get(side), styled, pair.get(1 - side))) {
                    differences.lost().add(new Fact(FactKind.COMPARISON, any(before, pair.get(side))));
                    differences.added().add(new Fact(FactKind.COMPARISON, any(after, pair.get(1 - side))));
                }
            }
        }
    }

    /* "Ada is older than Bo" and "Bo is younger than Ada" say the same: the sides changed with the word. */
    private static boolean isTurned(ReadText draft, Set<String> word, ReadText styled, Set<String> opposite) {
        List<Set<String>> here = sides(draft.plain(), word);
        List<Set<String>> there = sides(styled.plain(), opposite);
        return !here.isEmpty()
                && !there.isEmpty()
                && shared(here.get(0), there.get(1)) + shared(here.get(1), there.get(0))
                        > shared(here.get(0), there.get(0)) + shared(here.get(1), there.get(1));
    }

    private static int shared(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return both.size();
    }

    /* What stands before and behind the first such word in its sentence. */
    private static List<Set<String>> sides(String plain, Set<String> words) {
        Matcher matcher = Pattern.compile("(?i)\\b(?:" + String.join("|", words) + ")\\b(?=(?: \\p{L}+){0,2} than\\b)")
                .matcher(plain);
        if (!matcher.find()) {
            return List.of();
        }
        int from = 1 + Math.max(plain.lastIndexOf('.', matcher.start()), plain.lastIndexOf('\n', matcher.start()));
        int to = plain.indexOf('.', matcher.end());
        List<String> left = stems(plain.substring(from, matcher.start()));
        List<String> right = stems(plain.substring(matcher.end(), to < 0 ? plain.length() : to));
        return List.of(
                new HashSet<>(left.subList(Math.max(0, left.size() - NEAREST), left.size())),
                new HashSet<>(right.subList(0, Math.min(NEAREST, right.size()))));
    }

    private static List<String> stems(String text) {
        return Stems.inOrder(text).stream()
                .filter(stem -> Character.isLetter(stem.codePointAt(0)))
                .toList();
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    private static long count(List<String> words, Set<String> sought) {
        return words.stream().filter(sought::contains).count();
    }

    private static String any(List<String> words, Set<String> sought) {
        Set<String> found = new HashSet<>(words);
        found.retainAll(sought);
        return String.join(", ", found);
    }
}
