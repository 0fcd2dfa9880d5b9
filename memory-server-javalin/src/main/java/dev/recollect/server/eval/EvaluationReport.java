// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.eval;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of an evaluation. Immutable. */
public final class EvaluationReport {
    private final String set;
    private final boolean trainedOnThisSet;
    private final Map<String, ProfileReport> profiles;
    private final int skipped;

    EvaluationReport(String set, boolean trainedOnThisSet, Map<String, ProfileReport> profiles, int skipped) {
        this.set = set;
        this.trainedOnThisSet = trainedOnThisSet;
        this.profiles = Collections.unmodifiableMap(new LinkedHashMap<>(profiles));
        this.skipped = skipped;
    }

    /**
     * The set's name.
     *
     * @return the name
     */
    public String set() {
        return set;
    }

    /**
     * Whether the weights of the default profile were trained on this set, so that its figures flatter.
     *
     * @return true if the weights say so
     */
    public boolean trainedOnThisSet() {
        return trainedOnThisSet;
    }

    /**
     * Questions that were not asked, because their evidence is empty or no turn of the conversation.
     *
     * @return how many
     */
    public int skipped() {
        return skipped;
    }

    Map<String, ProfileReport> profiles() {
        return profiles;
    }

    /**
     * The report as JSON-like maps, lists and numbers, in a fixed order.
     *
     * @return the report as it is printed with {@code --json}
     */
    public Map<String, Object> asJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("set", set);
        json.put("trained_on_this_set", trainedOnThisSet);
        json.put("skipped", skipped);
        Map<String, Object> byProfile = new LinkedHashMap<>();
        profiles.forEach((name, report) -> byProfile.put(name, json(report)));
        json.put("profiles", byProfile);
        return json;
    }

    /**
     * The report as lines for people.
     *
     * @return a table per profile
     */
    public List<String> asText() {
        return new EvaluationTable(this).lines();
    }

    private static Map<String, Object> json(ProfileReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("macro", json(report.macro()));
        json.put("micro", json(report.micro()));
        json.put("session_hit1", rounded(report.micro().sessionHit1()));
        Map<String, Object> categories = new LinkedHashMap<>();
        report.categories().forEach((name, category) -> {
            Map<String, Object> figures = json(category.figures());
            figures.put("questions", category.questions());
            categories.put(name, figures);
        });
        json.put("categories", categories);
        json.put("questions", report.questions());
        Map<String, Object> latency = new LinkedHashMap<>();
        latency.put("embed", json(report.latency().embed()));
        latency.put("search", json(report.latency().search()));
        latency.put("total", json(report.latency().total()));
        json.put("latency_ms", latency);
        return json;
    }

    private static Map<String, Object> json(Figures figures) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ndcg10", rounded(figures.ndcg10()));
        json.put("r1", rounded(figures.r1()));
        json.put("r5", rounded(figures.r5()));
        json.put("r10", rounded(figures.r10()));
        json.put("r20", rounded(figures.r20()));
        json.put("session_hit1", rounded(figures.sessionHit1()));
        return json;
    }

    private static Map<String, Object> json(Percentiles percentiles) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("p50", rounded(percentiles.p50()));
        json.put("p95", rounded(percentiles.p95()));
        json.put("p99", rounded(percentiles.p99()));
        return json;
    }

    private static double rounded(double value) {
        return Math.rint(value * 10_000) / 10_000;
    }
}
