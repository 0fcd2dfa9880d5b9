// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.recall.RecallProfile;
import dev.recollect.server.config.Settings;
import dev.recollect.server.eval.Evaluation;
import dev.recollect.server.eval.EvaluationReport;
import dev.recollect.server.transfer.ImportSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code eval}: measures recall on a set, in a scratch store of its own. */
@Command(
        name = "eval",
        description = "Measure recall on a recall set, in a scratch store: NDCG@10, R@k, session Hit@1, latency.")
final class EvalCommand implements Callable<Integer> {
    private final Root root;

    @Parameters(paramLabel = "FILE", description = "a recall set")
    private Path file = Path.of("");

    @Option(names = "--profile", paramLabel = "P", description = "default or classic (default: both)")
    private Optional<String> profile = Optional.empty();

    EvalCommand(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Settings settings = root.settings();
        List<RecallProfile> profiles = profile.map(List::of).orElse(List.of("default", "classic")).stream()
                .map(settings::profile)
                .toList();
        try (ImportSource source = ImportSource.of(root.path(file));
                ScratchFolder scratch = new ScratchFolder();
                StagedProgress progress = new StagedProgress(root.shell())) {
            EvaluationReport report = new Evaluation(
                            clock -> root.shell().opener().scratch(settings, scratch.path(), clock), progress)
                    .run(source, profiles);
            progress.end();
            if (root.json()) {
                root.out().json(report.asJson());
            } else {
                report.asText().forEach(root.out()::line);
            }
        }
        return 0;
    }

    /* A bar for each stage. */
    private static final class StagedProgress implements Evaluation.Listener, AutoCloseable {
        private final Shell shell;
        private Optional<Progress> current = Optional.empty();
        private String stage = "";

        StagedProgress(Shell shell) {
            this.shell = shell;
        }

        @Override
        public void progressed(String what, long done, long total) {
            if (!what.equals(stage)) {
                end();
                stage = what;
                current = Optional.of(Progress.of(shell, what, "", 1));
            }
            current.ifPresent(progress -> progress.at(done, total, ""));
        }

        /* Ends the line of the bar, so that what is printed next does not stand beside it. */
        void end() {
            current.ifPresent(Progress::close);
            current = Optional.empty();
        }

        @Override
        public void close() {
            end();
        }
    }
}
