// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
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
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(GuardFigures.class.getResourceAsStream(file)), StandardCharsets.UTF_8))) {
            ObjectMapper json = new ObjectMapper();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                figures.judge(json.readTree(line), guard);
            }
        }
        return figures;
    }

    private void judge(JsonNode pair, FactGuard guard) {
        boolean alarm = !guard.compare(
                        pair.get("draft").asText(), pair.get("styled").asText())
                .faithful();
        if (pair.get("faithful").asBoolean()) {
            falseAlarms += alarm ? 1 : 0;
            return;
        }
        String kind = pair.get("change").get("kind").asText();
        planted.merge(kind, 1, Integer::sum);
        if (!alarm) {
            missed.merge(kind, 1, Integer::sum);
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
