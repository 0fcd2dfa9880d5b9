// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is denied stays denied. Two denials may become one ("neither", "no pork or lamb") and "not certain" may become
 * "uncertain": so where their number differs, each is looked for where the other text says most of the same.
 */
final class NegationCheck implements Check {
    private static final Pattern OPPOSED = Pattern.compile("\\b(?:un|in|im|non-?|dis)(\\p{L}{3,30})");
    private static final int MOST_LOOKED_AT = 100;

    @Override
    public void compare(ReadText draft, ReadText styled, Differences differences) {
        for (Marker marker : List.of(Marker.NOT, Marker.NO_LONGER)) {
            missing(marker, draft, styled, differences.lost());
            missing(marker, styled, draft, differences.added());
        }
    }

    private static void missing(Marker marker, ReadText here, ReadText there, List<Fact> missing) {
        List<Found> marks = here.markers(marker, there);
        List<Found> others = there.markers(marker, here);
        int denying = marker != Marker.NOT
                ? 0
                : here.markers(Marker.DENYING, there).size()
                        - there.markers(Marker.DENYING, here).size();
        if (marks.size() <= others.size() || marks.size() + denying <= others.size()) {
            return;
        }
        Set<Integer> denied = new HashSet<>();
        others.forEach(found -> denied.add(there.clauses().clauseAt(found.at())));
        Set<String> opposed = opposed(there);
        marks.stream()
                .limit(MOST_LOOKED_AT)
                .filter(mark -> !isDenied(here.clauses().stemsAt(mark.at()), there, denied, opposed))
                .findFirst()
                .ifPresent(mark -> missing.add(mark.fact()));
    }

    private static boolean isDenied(Set<String> stems, ReadText there, Set<Integer> denied, Set<String> opposed) {
        return !Collections.disjoint(there.clauses().likest(stems), denied) || !Collections.disjoint(stems, opposed);
    }

    /* Stems that stand in a text with a prefix that denies. */
    private static Set<String> opposed(ReadText text) {
        Set<String> opposed = new HashSet<>();
        Matcher words = OPPOSED.matcher(text.plain().toLowerCase(Locale.ROOT));
        while (words.find()) {
            opposed.add(Stems.of(words.group(1)));
        }
        return opposed;
    }
}
