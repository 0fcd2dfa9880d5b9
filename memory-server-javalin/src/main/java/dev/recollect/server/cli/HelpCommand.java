// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.server.config.Setting;
import dev.recollect.server.config.SettingTable;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code help}: how a command is used, or what can be configured. */
@Command(name = "help", description = "Show how a command is used; help config lists the settings.")
final class HelpCommand implements Callable<Integer> {
    private final Root root;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "a command, or config")
    private Optional<String> topic = Optional.empty();

    HelpCommand(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        CommandLine all = java.util.Objects.requireNonNull(spec, "picocli sets it")
                .commandLine()
                .getParent();
        if (topic.isEmpty()) {
            usage(all);
        } else if (topic.get().equals("config")) {
            SettingTable.all().forEach(this::setting);
        } else {
            CommandLine command = all.getSubcommands().get(topic.get());
            if (command == null) {
                throw new InvalidInputException(
                        "COMMAND",
                        "must be config or one of "
                                + String.join(", ", all.getSubcommands().keySet()));
            }
            usage(command);
        }
        return 0;
    }

    private void usage(CommandLine command) {
        command.getUsageMessage().lines().forEach(root.out()::line);
    }

    private void setting(Setting<?> setting) {
        Output out = root.out();
        out.line(setting.name());
        out.line("    " + setting.meaning());
        out.line("    must be " + setting.allowed());
        out.line("    default: " + (setting.fallback().isEmpty() ? "none" : setting.fallback())
                + (setting.unit().isEmpty() ? "" : " (" + setting.unit() + ")"));
    }
}
