// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import dev.recollect.memory.index.FunctionWords;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names at the beginning of sentences, which nothing but their surroundings shows to be names, and names that changed
 * places.
 */
final class NameCheck implements Check {
    private static final Pattern SUBJECT = Pattern.compile("(?<=^|[.!?:;\\n] )(\\p{Lu}\\p{Ll}{2,})(?:'s)? "
            + "(?=(?:is|was|has|had|will|would|can|could|may|might|must|should|said|wrote|told|called|asked|promised|wants"
            + "|does|did|(?!this |his |its |always |perhaps |sometimes )[\\p{Ll}]{2,}[^s\\W]s|[\\p{Ll}]{2,}ed) )");
    private static final Pattern COMPARED = Pattern.compile(
            "(\\p{Lu}\\p{L}+) (?:is|was|are|were|has|had|runs?|eats?|sleeps?|earns?|costs?) (?:\\p{L}+ ){0,2}"
                    + "(\\p{L}+er|more|less|fewer) (?:\\p{L}+ ){0,2}than (\\p{Lu}\\p{L}+)");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final int ALIKE = 3;

    @Override
    public void compare(ReadText draft, ReadText styled, Differences differences) {
        Set<String> sure = new HashSet<>(draft.names().sure());
        sure.addAll(styled.names().sure());
        missing(draft, styled, sure, differences.lost());
        missing(styled, draft, sure, differences.added());
        subjects(draft, styled, differences.lost());
        subjects(styled, draft, differences.added());
        misspelt(draft, styled, differences);
        swapped(draft, styled, differences.lost());
    }

    private static void missing(ReadText here, ReadText there, Set<String> sure, List<Fact> missing) {
        Set<String> known = words(there.plain());
        there.verbatim().forEach(found -> known.addAll(words(found.text())));
        for (Found name : here.names().names(sure)) {
            if (name.value() instanceof Value.Wording wording && !known.contains(wording.words())) {
                missing.add(name.fact());
            }
        }
    }

    /** Adds the first words of sentences that stand like names and of which another text knows nothing. */
    private static void subjects(ReadText here, ReadText there, List<Fact> missing) {
        Set<String> known = words(there.plain());
        Matcher subjects = SUBJECT.matcher(here.plain());
        while (subjects.find()) {
            String word = subjects.group(1).toLowerCase(Locale.ROOT);
            boolean plain = FunctionWords.ENGLISH.contains(word)
                    || Chatter.COMMON.contains(word)
                    || Chatter.FEELING.contains(word)
                    || known.contains(word)
                    || there.clauses().stems().contains(Stems.of(word));
            if (!plain && here.clauses().speaksOf(subjects.start(), there.clauses())) {
                missing.add(new Fact(FactKind.NAME, subjects.group(1)));
            }
        }
    }

    /** Adds capitalised words of the one that became others of a like beginning: "Annelie" became "Annika". */
    private static void misspelt(ReadText before, ReadText after, Differences differences) {
        Set<String> here = new HashSet<>(before.names().all());
        Set<String> there = new HashSet<>(after.names().all());
        Set<String> known = words(before.plain());
        here.removeAll(words(after.plain()));
        there.removeAll(known);
        for (String one : here) {
            for (String other : there) {
                if (isLike(one, other)) {
                    differences.lost().add(new Fact(FactKind.NAME, one));
                    differences.added().add(new Fact(FactKind.NAME, other));
                }
            }
        }
    }

    private static boolean isLike(String one, String other) {
        boolean sameStem = Stems.of(one).equals(Stems.of(other));
        return one.length() > ALIKE
                && other.length() > ALIKE
                && one.regionMatches(0, other, 0, ALIKE)
                && (!sameStem || (one.length() == other.length() && differences(one, other) == 1))
                && Math.abs(one.length() - other.length()) <= 2;
    }

    private static int differences(String one, String other) {
        int differences = 0;
        for (int i = 0; i < one.length(); i++) {
            differences += one.charAt(i) == other.charAt(i) ? 0 : 1;
        }
        return differences;
    }

    /** Adds comparisons whose sides changed places. */
    private static void swapped(ReadText before, ReadText after, List<Fact> lost) {
        Map<String, String> here = compared(before.plain());
        compared(after.plain()).forEach((comparison, said) -> {
            String[] parts = comparison.split(" ", -1);
            String turned = parts[2] + " " + parts[1] + " " + parts[0];
            if (here.containsKey(turned) && !here.containsKey(comparison)) {
                lost.add(new Fact(FactKind.COMPARISON, here.getOrDefault(turned, "")));
            }
        });
    }

    private static Map<String, String> compared(String plain) {
        Map<String, String> compared = new HashMap<>();
        Matcher matcher = COMPARED.matcher(plain);
        while (matcher.find()) {
            compared.put(matcher.group(1) + " " + matcher.group(2) + " " + matcher.group(3), matcher.group());
        }
        return compared;
    }

    private static Set<String> words(String plain) {
        Set<String> words = new HashSet<>();
        Matcher matcher = WORD.matcher(plain.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }
}
