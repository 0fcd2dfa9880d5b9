// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How well sessions match a query: by their best turns. Confined to one query. */
final class SessionMatches {
    private static final int BEST = 3;

    private final Matches matches;
    private final Map<String, List<Turn>> bestBySession = new HashMap<>();

    SessionMatches(Matches matches, Iterable<Turn> background) {
        this.matches = matches;
        for (Turn turn : background) {
            if (turn.inSession()) {
                addTo(bestBySession.computeIfAbsent(session(turn), key -> new ArrayList<>()), turn);
            }
        }
    }

    private void addTo(List<Turn> best, Turn turn) {
        best.add(turn);
        best.sort(Comparator.comparingDouble(matches::total).reversed().thenComparing(Turn::id));
        if (best.size() > BEST) {
            best.remove(BEST);
        }
    }

    /** The mean match of the session's three best, itself among those considered; where there are fewer, they add 0. */
    double of(Turn turn) {
        List<Turn> best =
                new ArrayList<>(turn.inSession() ? bestBySession.getOrDefault(session(turn), List.of()) : List.of());
        if (best.stream().noneMatch(other -> other.id().equals(turn.id()))) {
            addTo(best, turn);
        }
        return best.stream().mapToDouble(matches::total).sum() / BEST;
    }

    private static String session(Turn turn) {
        return turn.facets().sessionId().orElseThrow();
    }
}
