// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Each member of a list or an enumeration is spoken of in the other text. */
final class ListCheck implements Check {
    private static final double LEAST_COVERAGE = .5;
    private static final double LEAST_OF_LINE = .34;
    private static final double MOST = .75;
    private static final int MOST_LINES = 100;

    @Override
    public void compare(Side draft, Side styled, Differences differences) {
        missing(draft, differences.lost());
        missing(styled, differences.added());
    }

    private static void missing(Side side, List<Difference> missing) {
        Set<Lists.Member> dropped = dropped(side);
        surplus(side, dropped).forEach(line -> missing.add(side.possible(line)));
        for (Lists.Member member : side.here().members()) {
            boolean gone = dropped.contains(member) || member.isMissing(side);
            if (gone && (member.line() || isTold(side, member))) {
                missing.add(side.difference(FactKind.LIST_ITEM, member.from(), member.to()));
            }
        }
    }

    /* In a sentence that bears on the other text, and not in a clause of kindness. */
    private static boolean isTold(Side side, Lists.Member member) {
        return side.sentenceCoverage(member.from()) >= LEAST_COVERAGE
                && !side.here().clauses().at(member.from()).feeling();
    }

    /* Where both have lists, and this one more lines: those of which no line of the other says a third, and no sentence most. */
    private static Set<Lists.Member> dropped(Side side) {
        List<Lists.Member> own = side.here().lines();
        List<Set<String>> others = side.there().lines().stream()
                .map(line -> stems(line, side.there()))
                .toList();
        Set<Lists.Member> dropped = new HashSet<>();
        if (others.size() > 1 && others.size() < own.size() && own.size() <= MOST_LINES) {
            for (Lists.Member line : own) {
                Set<String> told = stems(line, side.here());
                boolean isTold = told.size() < 2
                        || others.stream().anyMatch(other -> Side.share(told, other) >= LEAST_OF_LINE)
                        || side.there().clauses().sentences().stream()
                                .anyMatch(sentence -> Side.share(told, sentence) >= MOST);
                if (!isTold) {
                    dropped.add(line);
                }
            }
        }
        return dropped;
    }

    /* Of the lines that this list has more than the other, those of which the other says least. */
    private static List<Lists.Member> surplus(Side side, Set<Lists.Member> dropped) {
        List<Lists.Member> own = side.here().lines();
        List<Lists.Member> told = side.there().lines().isEmpty()
                ? side.there().members()
                : side.there().lines();
        int more = own.size() - told.size() - dropped.size();
        if (more <= 0 || told.isEmpty() || own.size() > MOST_LINES) {
            return List.of();
        }
        List<Set<String>> others =
                told.stream().map(line -> stems(line, side.there())).toList();
        return own.stream()
                .filter(line -> !dropped.contains(line))
                .sorted(Comparator.comparingDouble(line -> told(stems(line, side.here()), others)))
                .limit(more)
                .toList();
    }

    private static double told(Set<String> line, List<Set<String>> others) {
        return others.stream()
                .mapToDouble(other -> Side.share(line, other))
                .max()
                .orElse(0);
    }

    private static Set<String> stems(Lists.Member member, Reading reading) {
        Set<String> stems = new HashSet<>();
        for (int at = member.from(); at < member.to(); at++) {
            if (!reading.stem(at).isEmpty()) {
                stems.add(reading.stem(at));
            }
        }
        return stems;
    }
}
