// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Counts what the fact guard notices in a file of pairs, by the kind of change. */
final class GuardFigures {
    private final Map<String, Integer> planted = new TreeMap<>();
    private final Map<String, Integer> missed = new TreeMap<>();
    private int falseAlarms;

    private GuardFigures() {}

    static GuardFigures of(String file) throws IOException {
        GuardFigures figures = new GuardFigures();
        FactGuard guard = new FactGuard();
        GuardPairs.of(file).forEach(pair -> figures.judge(pair, guard));
        return figures;
    }

    private void judge(GuardPairs.Pair pair, FactGuard guard) {
        boolean alarm = !guard.compare(pair.draft(), pair.styled()).faithful();
        if (pair.faithful()) {
            falseAlarms += alarm ? 1 : 0;
            return;
        }
        planted.merge(pair.kind(), 1, Integer::sum);
        if (!alarm) {
            missed.merge(pair.kind(), 1, Integer::sum);
        }
    }

    /** How many of the planted changes were noticed, in [0, 1]. */
    double recall() {
        return (double) noticed() / sum(planted);
    }

    /** How often something was changed when the guard spoke, in [0, 1]. */
    double precision() {
        return (double) noticed() / (noticed() + falseAlarms);
    }

    private int noticed() {
        return sum(planted) - sum(missed);
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public String toString() {
        return "recall %.3f, precision %.3f; planted %s, missed %s, false alarms %d"
                .formatted(recall(), precision(), planted, missed, falseAlarms);
    }
}
