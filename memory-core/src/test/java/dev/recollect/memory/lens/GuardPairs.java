// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads pairs of a draft and its rewriting. */
final class GuardPairs {
    private GuardPairs() {}

    /**
     * A pair.
     *
     * @param kind what was changed; empty if the pair is faithful
     * @param changed the words that are gone and those that came
     */
    record Pair(String draft, String styled, boolean faithful, String kind, String changed) {}

    static List<Pair> of(String file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Pair> pairs = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(GuardPairs.class.getResourceAsStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode pair = json.readTree(line);
                JsonNode change = pair.path("change");
                pairs.add(new Pair(
                        pair.get("draft").asText(),
                        pair.get("styled").asText(),
                        pair.get("faithful").asBoolean(),
                        change.path("kind").asText(""),
                        change.path("lost").asText("") + " "
                                + change.path("added").asText("")));
            }
        }
        return pairs;
    }
}
