// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An evaluation's report as people read it. */
final class EvaluationTable {
    private final EvaluationReport report;
    private final List<String> lines = new ArrayList<>();

    EvaluationTable(EvaluationReport report) {
        this.report = report;
    }

    List<String> lines() {
        lines.add("set " + report.set() + (report.trainedOnThisSet() ? ", which the weights were trained on" : ""));
        if (report.skipped() > 0) {
            lines.add(report.skipped() + " questions skipped: their evidence is empty or unknown");
        }
        report.profiles().forEach(this::profile);
        return lines;
    }

    private void profile(String name, ProfileReport profile) {
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%-14s %9s %8s %7s %7s %7s %7s %9s",
                "profile " + name,
                "questions",
                "NDCG@10",
                "R@1",
                "R@5",
                "R@10",
                "R@20",
                "session@1"));
        profile.categories()
                .forEach((category, of) -> lines.add(row("category " + category, of.questions(), of.figures())));
        lines.add(row("macro", profile.questions(), profile.macro()));
        lines.add(row("micro", profile.questions(), profile.micro()));
        ProfileReport.Latency latency = profile.latency();
        lines.add("ms            p50      p95      p99");
        lines.add(row("embed", latency.embed()));
        lines.add(row("search", latency.search()));
        lines.add(row("total", latency.total()));
    }

    private static String row(String name, int questions, Figures figures) {
        return String.format(
                Locale.ROOT,
                "%-14s %9d %8.3f %7.3f %7.3f %7.3f %7.3f %9.3f",
                name,
                questions,
                figures.ndcg10(),
                figures.r1(),
                figures.r5(),
                figures.r10(),
                figures.r20(),
                figures.sessionHit1());
    }

    private static String row(String name, Percentiles percentiles) {
        return String.format(
                Locale.ROOT, "%-8s %8.2f %8.2f %8.2f", name, percentiles.p50(), percentiles.p95(), percentiles.p99());
    }
}
