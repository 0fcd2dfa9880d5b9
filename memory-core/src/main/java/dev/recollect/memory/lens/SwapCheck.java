// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Notices comparisons whose sides changed places: "the bus is faster than the tram", "the tram is faster than the bus". */
final class SwapCheck implements Check {
    private static final int SHORTEST = 4;
    private static final int LONGEST_COMPARISON = 6;
    private static final Set<String> COMPARING = Set.of("more", "less", "fewer", "worse");

    @Override
    public void compare(Side draft, Side styled, Differences differences) {
        Map<String, Integer> before = compared(draft.here());
        compared(styled.here()).forEach((word, after) -> {
            int at = before.getOrDefault(word, -1);
            if (at < 0) {
                return;
            }
            String with = Comparisons.comparedWith(draft.here(), at);
            String now = Comparisons.comparedWith(styled.here(), after);
            boolean other = !with.isEmpty() && !now.isEmpty() && !with.equals(now);
            boolean swapped = (!Comparisons.isKnown(with) || Comparisons.stands(with, styled.here(), after))
                    && (!Comparisons.isKnown(now) || Comparisons.stands(now, draft.here(), at));
            if (other && swapped) {
                differences.lost().add(draft.difference(FactKind.COMPARISON, at, at + 1));
                differences.added().add(styled.difference(FactKind.COMPARISON, after, after + 1));
            }
        });
    }

    /* Where each word stands that compares, the first if it does so several times. */
    private static Map<String, Integer> compared(Reading reading) {
        Map<String, Integer> compared = new HashMap<>();
        Tokens tokens = reading.tokens();
        for (int than = 1; than < tokens.size(); than++) {
            if (tokens.is(than, "than")) {
                for (int at = than - 1; at >= Math.max(0, than - LONGEST_COMPARISON); at--) {
                    String word = tokens.at(at).isWord() ? tokens.at(at).word() : "";
                    if (COMPARING.contains(word)
                            || (word.length() > SHORTEST
                                    && word.endsWith("er")
                                    && ((at == than - 1
                                                    && !COMPARING.contains(
                                                            tokens.at(at - 1).word()))
                                            || OppositeWords.isKnown(word)))) {
                        compared.putIfAbsent(word, at);
                        break;
                    }
                }
            }
        }
        return compared;
    }
}
