// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.List;
import java.util.Set;

/** No reason comes or goes of which the other text says no word. */
final class CauseCheck implements Check {
    private static final int LONGEST = 4;
    private static final Set<String> BEGINNINGS = Set.of("because", "due", "owing", "thanks", "on");
    private static final Phrases<Boolean> CAUSES = new Phrases<>();

    static {
        CAUSES.add("because", true);
        CAUSES.add("because of", true);
        CAUSES.add("due to", true);
        CAUSES.add("owing to", true);
        CAUSES.add("thanks to", true);
        CAUSES.add("on account of", true);
    }

    @Override
    public void compare(Side draft, Side styled, Differences differences) {
        missing(draft, differences.lost());
        missing(styled, differences.added());
    }

    private static void missing(Side side, List<Difference> missing) {
        Tokens tokens = side.here().tokens();
        for (int at = 0; at < tokens.size(); at++) {
            Phrases.Match<Boolean> cause = tokens.isAny(at, BEGINNINGS) ? CAUSES.longest(tokens, at) : null;
            if (cause != null && side.bears(at)) {
                int from = at + cause.length();
                int to = from;
                while (to < from + LONGEST && tokens.at(to).isWord()) {
                    to++;
                }
                if (!isTold(side, from, to)) {
                    missing.add(side.difference(FactKind.CIRCUMSTANCE, at, to));
                }
            }
        }
    }

    private static boolean isTold(Side side, int from, int to) {
        boolean empty = true;
        for (int at = from; at < to; at++) {
            String stem = side.here().stem(at);
            empty &= stem.isEmpty();
            if (!stem.isEmpty() && side.there().clauses().stems().contains(stem)) {
                return true;
            }
        }
        return empty;
    }
}
