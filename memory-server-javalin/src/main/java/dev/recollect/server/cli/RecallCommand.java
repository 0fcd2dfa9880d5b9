// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.recall.Explained;
import dev.recollect.memory.recall.RecallProfile;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.recall.Recollection;
import dev.recollect.memory.salience.Salience;
import dev.recollect.server.config.Settings;
import dev.recollect.server.json.LeastScore;
import dev.recollect.server.json.RecallJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code recall}: prints the memories that matter for a query, best first. */
@Command(name = "recall", description = "Recall what matters for a query; best first, each with its score.")
final class RecallCommand implements Callable<Integer> {
    private final Root root;

    @Parameters(paramLabel = "QUERY", description = "what is being said now; - reads standard input")
    private String query = "";

    @Option(
            names = "--top",
            paramLabel = "N",
            description = "at most how many, 1 to 200 (default: TOP_K_RETRIEVAL, else 5)")
    private Optional<Integer> top = Optional.empty();

    @Option(names = "--profile", paramLabel = "P", description = "default or classic (default: RECALL_PROFILE)")
    private Optional<String> profile = Optional.empty();

    @Option(
            names = "--weights",
            paramLabel = "NAME=W,NAME=W",
            description = "weights of your own, 0 to 1,000: of signals, or semantic and recency of profile classic")
    private Optional<String> weights = Optional.empty();

    @Option(names = "--explain", description = "show the parts that each score is the sum of")
    private boolean explain;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "with --explain: where this memory stands, and why it was not recalled; may be repeated")
    private List<String> ids = List.of();

    @Mixin
    private final FilterOptions filter = new FilterOptions();

    @Option(
            names = "--min-score",
            paramLabel = "S",
            description = "only from this score up, in [0, 1], or: relevant, for what is likely to bear on the query")
    private Optional<String> minScore = Optional.empty();

    @Option(names = "--token-budget", paramLabel = "N", description = "whole memories until so many estimated tokens")
    private Optional<Integer> tokenBudget = Optional.empty();

    @Option(
            names = "--diversity",
            paramLabel = "D",
            description = "how much likeness to those before it counts against a memory, in [0, 1] (default: 0)")
    private Optional<Double> diversity = Optional.empty();

    RecallCommand(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Settings settings = root.settings();
        RecallRequest request = request(settings);
        try (Memory memory = root.shell().opener().open(settings)) {
            Recollection recollection = memory.recall(request);
            if (root.json()) {
                root.out().json(RecallJson.of(request, recollection, memory.saliences()));
            } else if (explain) {
                Map<ExperienceId, Salience> saliences = memory.saliences().of(request.scope(), shown(recollection));
                new MemoryPrinter(root.out()).explained(recollection.memories(), saliences);
                new ExplanationPrinter(root.out()).explained(recollection.explained(), saliences);
            } else {
                new MemoryPrinter(root.out()).ranked(recollection.memories());
            }
        }
        return 0;
    }

    private static List<ExperienceId> shown(Recollection recollection) {
        return Stream.concat(
                        recollection.memories().stream()
                                .map(memory -> memory.experience().id()),
                        recollection.explained().stream().map(Explained::id))
                .toList();
    }

    private RecallRequest request(Settings settings) {
        RecallRequest request = RecallRequest.of(root.scope(), InputText.of(root.shell(), "query", query))
                .withTopK(top.orElseGet(settings::topK))
                .withProfile(profile(settings))
                .withFilter(filter.filter())
                .withExplained(explained());
        if (minScore.isPresent()) {
            request = LeastScore.of(minScore.get()).addTo(request);
        }
        if (diversity.isPresent()) {
            request = request.withDiversity(diversity.get());
        }
        return tokenBudget.isPresent() ? request.withTokenBudget(tokenBudget.get()) : request;
    }

    private RecallProfile profile(Settings settings) {
        return weights.map(list -> settings.weighted(profile, Pairs.numbers("--weights", list)))
                .orElseGet(() -> profile.map(settings::profile).orElseGet(settings::profile));
    }

    private List<ExperienceId> explained() {
        if (!ids.isEmpty() && !explain) {
            throw new InvalidInputException("--id", "must come with --explain");
        }
        return ids.stream().map(ExperienceId::new).toList();
    }
}
