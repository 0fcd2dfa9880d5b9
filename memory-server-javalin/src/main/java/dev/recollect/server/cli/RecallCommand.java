// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.recall.Recollection;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.server.config.Settings;
import dev.recollect.server.json.RecallJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
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

    @Option(names = "--explain", description = "show the parts that each score is the sum of")
    private boolean explain;

    @Option(names = "--type", paramLabel = "T", description = "only of this type; may be repeated")
    private List<String> types = List.of();

    @Option(
            names = "--method",
            paramLabel = "M",
            description = "only recorded this way; may be repeated; reflections only with --method reflect")
    private List<String> methods = List.of();

    @Option(names = "--from", paramLabel = "INSTANT", description = "happened then or later")
    private Optional<Instant> from = Optional.empty();

    @Option(names = "--to", paramLabel = "INSTANT", description = "happened before")
    private Optional<Instant> to = Optional.empty();

    @Option(names = "--session", paramLabel = "ID", description = "only of this session")
    private Optional<String> session = Optional.empty();

    @Option(names = "--min-score", paramLabel = "S", description = "only from this score up, in [0, 1]")
    private Optional<Double> minScore = Optional.empty();

    @Option(names = "--token-budget", paramLabel = "N", description = "whole memories until so many estimated tokens")
    private Optional<Integer> tokenBudget = Optional.empty();

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
                root.out().json(RecallJson.of(recollection));
            } else {
                new MemoryPrinter(root.out()).ranked(recollection.memories(), explain);
            }
        }
        return 0;
    }

    private RecallRequest request(Settings settings) {
        RecallRequest request = RecallRequest.of(root.scope(), InputText.of(root.shell(), "query", query))
                .withTopK(top.orElseGet(settings::topK))
                .withProfile(profile.map(settings::profile).orElseGet(settings::profile))
                .withFilter(filter());
        if (minScore.isPresent()) {
            request = request.withMinScore(minScore.get());
        }
        return tokenBudget.isPresent() ? request.withTokenBudget(tokenBudget.get()) : request;
    }

    private ExperienceFilter filter() {
        ExperienceFilter filter = ExperienceFilter.DEFAULT
                .withTypes(types.stream().map(ExperienceType::of).collect(Collectors.toSet()))
                .withMethods(methods.stream().map(Provenance.Method::of).collect(Collectors.toSet()))
                .withTimes(from, to);
        return session.map(filter::withSession).orElse(filter);
    }
}
