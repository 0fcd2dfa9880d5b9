// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.experience.ExperienceId;
import java.util.HashMap;
import java.util.Map;

/** How well sessions match a query: by their best turns. Confined to one query. */
final class SessionMatches {
    private static final int BEST = 3;

    private final Matches matches;
    private final Map<String, Best> bestBySession = new HashMap<>();

    SessionMatches(Matches matches, Iterable<Turn> background) {
        this.matches = matches;
        for (Turn turn : background) {
            if (turn.inSession()) {
                bestBySession.computeIfAbsent(session(turn), key -> new Best()).add(turn.id(), matches.total(turn));
            }
        }
    }

    /** The best matches of one session, greatest first, ties by id; 0 where there are fewer. */
    private static final class Best {
        private final ExperienceId[] ids = new ExperienceId[BEST];
        private final double[] totals = new double[BEST];
        private int size;

        void add(ExperienceId id, double total) {
            int at = place(id, total);
            if (at < BEST) {
                size = Math.min(BEST, size + 1);
                for (int i = size - 1; i > at; i--) {
                    ids[i] = ids[i - 1];
                    totals[i] = totals[i - 1];
                }
                ids[at] = id;
                totals[at] = total;
            }
        }

        private int place(ExperienceId id, double total) {
            int at = 0;
            while (at < size && (totals[at] > total || (totals[at] == total && ids[at].compareTo(id) < 0))) {
                at++;
            }
            return at;
        }

        boolean holds(ExperienceId id) {
            for (int i = 0; i < size; i++) {
                if (ids[i].equals(id)) {
                    return true;
                }
            }
            return false;
        }

        double mean() {
            return (totals[0] + totals[1] + totals[2]) / BEST;
        }

        /** The mean with one more among those to choose from. */
        double meanWith(ExperienceId id, double total) {
            Best with = new Best();
            for (int i = 0; i < size; i++) {
                with.add(ids[i], totals[i]);
            }
            with.add(id, total);
            return with.mean();
        }
    }

    /** The mean match of the session's three best, itself among those considered; where there are fewer, they add 0. */
    double of(Turn turn) {
        Best best = turn.inSession() ? bestBySession.get(session(turn)) : null;
        if (best == null) {
            return matches.total(turn) / BEST;
        }
        return best.holds(turn.id()) ? best.mean() : best.meanWith(turn.id(), matches.total(turn));
    }

    private static String session(Turn turn) {
        return turn.facets().sessionId().orElseThrow();
    }
}
