// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import dev.recollect.memory.recall.Signal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Prints the figures of a training as tables. */
final class Report {
    private static final double[] FLOORS = {0.01, 0.02, 0.025, 0.03, 0.05, 0.08, 0.12, 0.2, 0.3, 0.5};

    private final PrintWriter out;

    Report(PrintWriter out) {
        this.out = out;
    }

    void ranking(RecallSet set, List<Example> examples, CrossValidation leftOut) {
        line(
                "Ranking of %d questions of %s, leaving out one conversation at a time; intervals (95 %%) over conversations",
                examples.size(), set.name());
        if (set.skipped() > 0) {
            line("%d more questions have no evidence, or evidence that is no turn, and were left out", set.skipped());
        }
        line("%-22s %-22s %-22s %-22s", "", "macro NDCG@10", "macro R@10", "session Hit@1");
        summary("default", leftOut.outcomes(examples));
        summary("classic", outcomes(examples, Example.Item::classic));
        summary("cosine only", outcomes(examples, Example.Item::cosine));
        line("");
        line(
                "%-10s %9s %9s %9s %9s %9s %9s %9s",
                "default", "questions", "NDCG@10", "R@1", "R@5", "R@10", "R@20", "Hit@1");
        List<Outcome> outcomes = leftOut.outcomes(examples);
        Outcome.byCategory(outcomes)
                .forEach((category, figures) -> figures("cat " + category, figures.size(), Figures.mean(figures)));
        figures("macro", examples.size(), Outcome.macro(outcomes));
        figures("micro", examples.size(), Outcome.micro(outcomes));
        line("");
        line("%-22s %9s %9s %9s", "left out", "NDCG@10", "R@10", "Hit@1");
        set.conversations().forEach(conversation -> conversation(conversation.id(), outcomes));
        line("");
    }

    private void conversation(String id, List<Outcome> outcomes) {
        List<Outcome> own = outcomes.stream()
                .filter(outcome -> outcome.conversation().equals(id))
                .toList();
        if (!own.isEmpty()) {
            Figures macro = Outcome.macro(own);
            line(
                    "%-22s %9.3f %9.3f %9.3f",
                    id, macro.ndcg10(), macro.r10(), Outcome.micro(own).sessionHit1());
        }
    }

    private static List<Outcome> outcomes(List<Example> examples, ToDoubleFunction<Example.Item> score) {
        return examples.stream()
                .map(example -> Outcome.of(example, example.scores(score)))
                .toList();
    }

    private void summary(String name, List<Outcome> outcomes) {
        line(
                "%-22s %-22s %-22s %-22s",
                name,
                interval(outcomes, all -> Outcome.macro(all).ndcg10()),
                interval(outcomes, all -> Outcome.macro(all).r10()),
                interval(outcomes, all -> Outcome.micro(all).sessionHit1()));
    }

    private static String interval(List<Outcome> outcomes, ToDoubleFunction<List<Outcome>> figure) {
        Bootstrap interval = Bootstrap.of(outcomes, figure);
        return String.format(
                Locale.ROOT, "%.3f [%.3f, %.3f]", figure.applyAsDouble(outcomes), interval.low(), interval.high());
    }

    private void figures(String name, int questions, Figures figures) {
        line(
                "%-10s %9d %9.3f %9.3f %9.3f %9.3f %9.3f %9.3f",
                name,
                questions,
                figures.ndcg10(),
                figures.r1(),
                figures.r5(),
                figures.r10(),
                figures.r20(),
                figures.sessionHit1());
    }

    void ablation(List<Example> examples, double lambda) {
        line("What each signal is worth: the figures without it");
        line("%-10s %9s %9s %9s", "without", "NDCG@10", "R@10", "Hit@1");
        without("nothing", examples, lambda, Set.of());
        for (Signal signal : Fusion.TRAINED) {
            without(signal.wireName(), examples, lambda, Set.of(signal));
        }
        line("");
    }

    private void without(String name, List<Example> examples, double lambda, Set<Signal> signals) {
        List<Outcome> outcomes = CrossValidation.of(examples, lambda, signals).outcomes(examples);
        Figures macro = Outcome.macro(outcomes);
        line(
                "%-10s %9.3f %9.3f %9.3f",
                name, macro.ndcg10(), macro.r10(), Outcome.micro(outcomes).sessionHit1());
    }

    void smallStores(List<ScoredQuestion> tuned, List<ScoredQuestion> checked) {
        line("Small stores: share of questions whose best memory answers them");
        line("%-12s %9s %9s %9s %9s", "", "questions", "default", "classic", "cosine");
        Map<String, List<ScoredQuestion>> byKind = new TreeMap<>();
        List.of(tuned, checked)
                .forEach(half -> half.stream()
                        .filter(scored -> scored.answerable())
                        .forEach(scored -> byKind.computeIfAbsent(
                                        scored.example().question().category(), kind -> new ArrayList<>())
                                .add(scored)));
        byKind.forEach(this::top);
        top("all", byKind.values().stream().flatMap(List::stream).toList());
        line("");
    }

    private void top(String name, List<ScoredQuestion> questions) {
        line(
                "%-12s %9d %9.3f %9.3f %9.3f",
                name,
                questions.size(),
                share(questions, ScoredQuestion::sums),
                share(questions, scored -> scored.example().scores(Example.Item::classic)),
                share(questions, scored -> scored.example().scores(Example.Item::cosine)));
    }

    private static double share(List<ScoredQuestion> questions, Function<ScoredQuestion, double[]> scores) {
        return questions.stream()
                .mapToDouble(scored -> scored.example().isRightAtTop(scores.apply(scored)) ? 1 : 0)
                .average()
                .orElse(0);
    }

    void level(Level level) {
        line(
                "Knowing what is not remembered: share of questions decided rightly at a floor (with an answer / without)");
        line(
                "%-8s %-26s %-26s %-26s",
                "floor", "long conversations", "small stores, tuned on", "small stores, not seen");
        for (double floor : FLOORS) {
            decided(floor, level);
        }
        line("chosen:");
        decided(level.floor(), level);
        line(
                "area under the curve: long conversations %.3f, small stores tuned on %.3f, not seen %.3f",
                Abstention.areaUnderCurve(level.large()),
                Abstention.areaUnderCurve(level.tuned()),
                Abstention.areaUnderCurve(level.checked()));
        line("");
    }

    private void decided(double floor, Level level) {
        line(
                "%-8.3f %-26s %-26s %-26s",
                floor,
                decided(Abstention.at(floor, level.large())),
                decided(Abstention.at(floor, level.tuned())),
                decided(Abstention.at(floor, level.checked())));
    }

    private static String decided(Abstention share) {
        return String.format(Locale.ROOT, "%.3f (%.3f / %.3f)", share.right(), share.answered(), share.abstained());
    }

    void weights(String text, Path file) {
        line("%s", text);
        line("written to %s", file);
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
