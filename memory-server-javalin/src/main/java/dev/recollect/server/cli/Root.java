// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.Scope;
import dev.recollect.server.config.Settings;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code recollect} itself, and the options that every command takes. */
@Command(
        name = "recollect",
        description = "The memory of AI applications: remembers, recalls, answers, forgets.",
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        abbreviateSynopsis = true,
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Options stand before or after the command's arguments; what follows -- is no option.",
            "Exit codes: 0 done, 1 failed, 2 wrong use, 3 verification found damage.",
            "Settings: recollect help config"
        })
final class Root implements Callable<Integer> {
    private final Shell shell;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "the folder that holds everything (default: RECOLLECT_DATA_DIR, else data)")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--user",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "whose memory (default: default)")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--tenant",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "whose users (default: default)")
    private Optional<String> tenant = Optional.empty();

    @Option(names = "--json", scope = ScopeType.INHERIT, description = "print JSON: one document, or one a line")
    private boolean json;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "show where a failure comes from")
    private boolean debug;

    Root(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        CommandLine self =
                java.util.Objects.requireNonNull(spec, "picocli sets it").commandLine();
        throw new ParameterException(self, "name a command");
    }

    Shell shell() {
        return shell;
    }

    Output out() {
        return shell.out();
    }

    boolean json() {
        return json;
    }

    boolean debug() {
        return debug;
    }

    Settings settings() {
        return data.isPresent()
                ? Settings.load(shell.environment(), shell.workingFolder(), data.get())
                : Settings.load(shell.environment(), shell.workingFolder());
    }

    /** Whose memory is meant. */
    Scope scope() {
        return new Scope(tenant(), user.orElse(Scope.DEFAULT_NAME));
    }

    String tenant() {
        return tenant.orElse(Scope.DEFAULT_NAME);
    }

    Optional<String> givenTenant() {
        return tenant;
    }

    Optional<String> givenUser() {
        return user;
    }

    Memory open() {
        return shell.opener().open(settings());
    }

    /** A path as it was given on the command line. */
    Path path(Path given) {
        return shell.workingFolder().resolve(given);
    }
}
