// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.Scope;
import dev.recollect.server.transfer.Exporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export}: writes experiences to a file that {@code import} takes in without loss. */
@Command(name = "export", description = "Write a user's experiences, or all, to a file that can be imported again.")
final class ExportCommand implements Callable<Integer> {
    private final Root root;

    @Parameters(paramLabel = "FILE", description = "the file; - writes to standard output")
    private Path file = Path.of("");

    @Option(names = "--all", description = "all users (of the tenant, if one is given)")
    private boolean all;

    ExportCommand(Root root) {
        this.root = root;
    }

    /** What was written. */
    record ExportedJson(String file, long experiences, long tombstones) {}

    @Override
    public Integer call() {
        if (all && root.givenUser().isPresent()) {
            throw new InvalidInputException("--all", "must not come with --user");
        }
        try (Memory memory = root.open();
                Progress progress = Progress.of(root.shell(), "exporting", "", 1)) {
            long total = memory.statistics().store().total();
            Exporter exporter = new Exporter(memory, done -> progress.at(done, Math.max(done, total), ""));
            List<Scope> scopes = scopes(memory);
            if (file.toString().equals(InputText.STANDARD_INPUT)) {
                exporter.write(scopes, root.out().bytes());
            } else {
                report(exporter.write(scopes, root.path(file)));
            }
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to standard output", e);
        }
    }

    private List<Scope> scopes(Memory memory) {
        if (!all) {
            return List.of(root.scope());
        }
        return memory.scopes().stream()
                .filter(scope -> root.givenTenant().isEmpty()
                        || scope.tenant().equals(root.givenTenant().get()))
                .toList();
    }

    private void report(Exporter.Written written) {
        if (root.json()) {
            root.out().json(new ExportedJson(file.toString(), written.experiences(), written.tombstones()));
        } else {
            root.out()
                    .line("exported " + written.experiences() + " experiences and " + written.tombstones()
                            + " tombstones to " + file);
        }
    }
}
