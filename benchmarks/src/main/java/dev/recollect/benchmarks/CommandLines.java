// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks;

import dev.recollect.memory.embedding.onnx.ModelChoice;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Command lines that say in one line what went wrong: with the arguments, and exit with 2, or with the work, and exit with 1. */
public final class CommandLines {
    private CommandLines() {}

    /**
     * Makes the command line of a command.
     *
     * @param command annotated for picocli
     * @return the command line; {@code --help} is an option of it
     */
    public static CommandLine of(Object command) {
        CommandLine line = new CommandLine(command);
        line.getCommandSpec()
                .addOption(OptionSpec.builder("--help")
                        .usageHelp(true)
                        .description("show this help")
                        .build());
        return line.registerConverter(ModelChoice.class, CommandLines::model)
                .setParameterExceptionHandler((wrong, arguments) -> failed(wrong.getCommandLine(), wrong, 2))
                .setExecutionExceptionHandler((failure, executed, parsed) -> failed(executed, failure, 1));
    }

    private static int failed(CommandLine line, Exception failure, int code) {
        String message = failure.getMessage();
        line.getErr().println(message == null ? failure.toString() : message);
        line.getErr().flush();
        return code;
    }

    private static ModelChoice model(String name) {
        try {
            return ModelChoice.of(name);
        } catch (IllegalArgumentException e) {
            throw new CommandLine.TypeConversionException(e.getMessage());
        }
    }
}
