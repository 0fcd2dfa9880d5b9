// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.MemoryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import picocli.CommandLine;

/** What a failure ends with: an exit code, and one line that says what to do. */
final class Failures {
    static final int FAILED = 1;
    static final int WRONG_USE = 2;
    static final int DAMAGED = 3;

    private static final int LINE_CHARS = 1_000;

    private Failures() {}

    static int codeOf(Throwable failure) {
        return failure instanceof InvalidInputException || failure instanceof CommandLine.ParameterException
                ? WRONG_USE
                : FAILED;
    }

    static String lineOf(Throwable failure) {
        if (failure instanceof CommandLine.UnmatchedArgumentException unmatched) {
            return unmatched(unmatched);
        }
        if (failure instanceof CommandLine.ParameterException wrong) {
            return said(wrong) + "; see: recollect help" + nameOf(wrong.getCommandLine());
        }
        if (failure instanceof MemoryException) {
            return said(failure);
        }
        if (failure instanceof UncheckedIOException && failure.getCause() instanceof IOException cause) {
            return said(failure) + ": " + said(cause);
        }
        if (failure instanceof IOException) {
            return "cannot read or write: " + said(failure);
        }
        if (failure instanceof OutOfMemoryError) {
            return "out of memory; give Java more, for instance RECOLLECT_JAVA_OPTS=-Xmx4g";
        }
        return "unexpected failure: " + failure.getClass().getSimpleName() + ": " + said(failure)
                + "; run it again with --debug to see where";
    }

    private static String unmatched(CommandLine.UnmatchedArgumentException wrong) {
        String what = wrong.getUnmatched().isEmpty() ? "" : wrong.getUnmatched().get(0);
        CommandLine command = wrong.getCommandLine();
        if (what.startsWith("-")) {
            return "there is no option " + what + "; if it is a text, put -- before it; see: recollect help"
                    + nameOf(command);
        }
        if (command.getParent() == null) {
            return "there is no command " + what + "; see: recollect help";
        }
        return "one argument too many: " + what + "; put quotes around texts of several words; see: recollect help"
                + nameOf(command);
    }

    private static String nameOf(CommandLine command) {
        return command.getParent() == null ? "" : " " + command.getCommandName();
    }

    private static String said(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }

    /** The words on one line without control characters, shortened where they do not end. */
    static String oneLine(String words) {
        StringBuilder line = new StringBuilder();
        words.codePoints()
                .limit(LINE_CHARS)
                .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
                .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
                .forEach(line::appendCodePoint);
        return line.toString().strip();
    }
}
