// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Each citation stands with what it stood with: none traded places with another, moved, or was replaced by another. */
final class CitationCheck implements Check {
    private static final double CLEARLY = .3;
    private static final double NEAR = .15;
    private static final double MOST = .6;
    private static final int MOST_COMPARED = 32;

    @Override
    public void compare(Side draft, Side styled, Differences differences) {
        Map<String, Integer> counts = counts(draft.here());
        Map<String, Integer> countsAfter = counts(styled.here());
        recounted(counts, countsAfter, differences);
        Map<String, Set<String>> before = cited(draft.here(), counts);
        Map<String, Set<String>> after = cited(styled.here(), countsAfter);
        uncited(draft, differences.lost());
        uncited(styled, differences.added());
        List<String> both =
                before.keySet().stream().filter(after::containsKey).sorted().toList();
        for (int i = 0; i < Math.min(both.size(), MOST_COMPARED); i++) {
            for (int j = i + 1; j < Math.min(both.size(), MOST_COMPARED); j++) {
                String one = both.get(i);
                String other = both.get(j);
                if (isNearer(one, other, before, after) && isNearer(other, one, before, after)) {
                    differences.lost().add(Difference.certain(FactKind.CITATION, one));
                    differences.added().add(Difference.certain(FactKind.CITATION, other));
                }
            }
        }
    }

    /* One stands there less often, another more often: the one was replaced, though both stand elsewhere, too. */
    private static void recounted(Map<String, Integer> before, Map<String, Integer> after, Differences differences) {
        List<String> fewer = fewer(before, after);
        List<String> more = fewer(after, before);
        if (!fewer.isEmpty() && !more.isEmpty()) {
            fewer.forEach(citation -> differences.lost().add(Difference.certain(FactKind.CITATION, citation)));
            more.forEach(citation -> differences.added().add(Difference.certain(FactKind.CITATION, citation)));
        }
    }

    private static List<String> fewer(Map<String, Integer> before, Map<String, Integer> after) {
        return before.keySet().stream()
                .filter(citation -> after.getOrDefault(citation, 0) < before.getOrDefault(citation, 0))
                .sorted()
                .toList();
    }

    private static Map<String, Integer> counts(Reading reading) {
        Map<String, Integer> counts = new HashMap<>();
        reading.verbatim().stream()
                .filter(found -> found.kind() == FactKind.CITATION)
                .forEach(found -> counts.merge(found.text(), 1, Integer::sum));
        return counts;
    }

    /* Adds those whose statement stands in the other text without them. */
    private static void uncited(Side side, List<Difference> facts) {
        Map<Integer, Set<String>> citations = perSentence(side.there());
        List<Set<String>> sentences = side.there().clauses().sentences();
        side.here().verbatim().stream()
                .filter(found -> found.kind() == FactKind.CITATION)
                .limit(MOST_COMPARED)
                .forEach(found -> {
                    Set<String> told = around(side.here(), found.at());
                    double[] shares = sentences.stream()
                            .limit(MOST_COMPARED)
                            .mapToDouble(sentence -> Side.share(told, sentence))
                            .toArray();
                    double best = Arrays.stream(shares).max().orElse(0);
                    boolean cited = IntStream.range(0, shares.length)
                            .filter(i -> shares[i] > best - NEAR)
                            .anyMatch(i -> citations.getOrDefault(i, Set.of()).contains(found.text()));
                    if (best >= MOST && !cited) {
                        facts.add(found.difference());
                    }
                });
    }

    private static Map<Integer, Set<String>> perSentence(Reading reading) {
        Map<Integer, Set<String>> citations = new HashMap<>();
        reading.verbatim().stream()
                .filter(found -> found.kind() == FactKind.CITATION)
                .forEach(found -> citations
                        .computeIfAbsent(
                                reading.clauses().at(place(reading, found.at())).sentence(), fresh -> new HashSet<>())
                        .add(found.text()));
        return citations;
    }

    /* Whether what the one stood with now stands with the other. */
    private static boolean isNearer(
            String one, String other, Map<String, Set<String>> before, Map<String, Set<String>> after) {
        Set<String> told = before.getOrDefault(one, Set.of());
        double now = Side.share(told, after.getOrDefault(other, Set.of()));
        return now > Side.share(told, after.getOrDefault(one, Set.of())) + CLEARLY;
    }

    /* What each citation stands with that stands in the text once. */
    private static Map<String, Set<String>> cited(Reading reading, Map<String, Integer> counts) {
        Map<String, Set<String>> cited = new HashMap<>();
        for (Found found : reading.verbatim()) {
            if (found.kind() == FactKind.CITATION) {
                cited.put(found.text(), around(reading, found.at()));
            }
        }
        cited.keySet().removeIf(citation -> counts.getOrDefault(citation, 0) > 1);
        return cited;
    }

    /* The clause before it; the whole sentence if that says nothing. */
    private static Set<String> around(Reading reading, int at) {
        Clauses.Clause clause = reading.clauses().at(place(reading, at));
        return clause.stems().size() > 1 ? clause.stems() : reading.clauses().sentenceOf(clause);
    }

    /* In the clause that it stands in, or that ends before it. */
    private static int place(Reading reading, int at) {
        boolean behindEnd = at > 0
                && reading.clauses().clauseAt(at - 1) != reading.clauses().clauseAt(at);
        return behindEnd ? at - 1 : at;
    }
}
