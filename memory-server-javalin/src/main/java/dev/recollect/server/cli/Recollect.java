// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.server.json.Times;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** The command line as a whole: parses, runs a command, and turns what goes wrong into an exit code and a line. */
final class Recollect {
    private Recollect() {}

    /** Runs a command line; never throws. */
    static int run(Shell shell, List<String> arguments) {
        Root root = new Root(shell);
        CommandLine line = commandLine(root);
        int code;
        try {
            code = line.execute(arguments.toArray(String[]::new));
        } catch (OutOfMemoryError e) {
            code = failed(root, e);
        }
        return shell.out()
                .fault()
                .map(fault -> {
                    shell.say("cannot write to standard output: " + fault.getMessage());
                    return Failures.FAILED;
                })
                .orElse(code);
    }

    static CommandLine commandLine(Root root) {
        CommandLine line = new CommandLine(root);
        line.getCommandSpec()
                .addOption(CommandLine.Model.OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .scopeType(CommandLine.ScopeType.INHERIT)
                        .description("show this help")
                        .build());
        commands(root).forEach(line::addSubcommand);
        line.registerConverter(Instant.class, Recollect::moment);
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec()
                        .usageMessage()
                        .sortOptions(false)
                        .abbreviateSynopsis(true));
        line.setExpandAtFiles(false);
        line.setUsageHelpWidth(110);
        line.setOut(new java.io.PrintWriter(
                new java.io.OutputStreamWriter(root.out().bytes(), java.nio.charset.StandardCharsets.UTF_8), true));
        line.setParameterExceptionHandler((wrong, args) -> failed(root, wrong));
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(root, failure));
        return line;
    }

    private static List<Callable<Integer>> commands(Root root) {
        return List.of(
                new ServeCommand(root),
                new ChatCommand(root),
                new DemoCommand(root),
                new RememberCommand(root),
                new RecallCommand(root),
                new AnswerCommand(root),
                new AffectCommand(root),
                new ImportCommand(root),
                new ExportCommand(root),
                new ForgetCommand(root),
                new SessionsCommand(root),
                new ReflectCommand(root),
                new ConsolidateCommand(root),
                new StatsCommand(root),
                new VerifyCommand(root),
                new RebuildIndexCommand(root),
                new EvalCommand(root),
                new VersionCommand(root),
                new HelpCommand(root));
    }

    private static int failed(Root root, Throwable failure) {
        root.shell().say(Failures.lineOf(failure));
        if (root.debug()) {
            failure.printStackTrace(root.shell().err());
        }
        return Failures.codeOf(failure);
    }

    private static Instant moment(String value) {
        try {
            return Times.parse("moment", value);
        } catch (InvalidInputException e) {
            throw new CommandLine.TypeConversionException(e.rule());
        }
    }
}
