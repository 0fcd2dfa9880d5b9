// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.experience.ExperienceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How well sessions match a query: by their best turns. Confined to one query. */
final class SessionMatches {
    private static final int BEST = 3;

    private static final Comparator<Best> BEST_FIRST =
            Comparator.comparingDouble(Best::total).reversed().thenComparing(Best::id);

    private final Matches matches;
    private final Map<String, List<Best>> bestBySession = new HashMap<>();

    private record Best(ExperienceId id, double total) {}

    SessionMatches(Matches matches, Iterable<Turn> background) {
        this.matches = matches;
        for (Turn turn : background) {
            if (turn.inSession()) {
                addTo(bestBySession.computeIfAbsent(session(turn), key -> new ArrayList<>(BEST + 1)), turn);
            }
        }
    }

    private void addTo(List<Best> best, Turn turn) {
        Best added = new Best(turn.id(), matches.total(turn));
        if (best.size() == BEST && BEST_FIRST.compare(best.get(BEST - 1), added) < 0) {
            return;
        }
        best.add(added);
        best.sort(BEST_FIRST);
        if (best.size() > BEST) {
            best.remove(BEST);
        }
    }

    /** The mean match of the session's three best, itself among those considered; where there are fewer, they add 0. */
    double of(Turn turn) {
        List<Best> best =
                new ArrayList<>(turn.inSession() ? bestBySession.getOrDefault(session(turn), List.of()) : List.of());
        if (best.stream().noneMatch(other -> other.id().equals(turn.id()))) {
            addTo(best, turn);
        }
        double sum = 0;
        for (Best one : best) {
            sum += one.total();
        }
        return sum / BEST;
    }

    private static String session(Turn turn) {
        return turn.facets().sessionId().orElseThrow();
    }
}
