// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryException;
import dev.recollect.server.config.Settings;
import dev.recollect.server.transfer.TextLines;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code chat}: a conversation, a line of input at a time. */
@Command(
        name = "chat",
        description = {
            "Talk: each line is a message, answered from memory and remembered.",
            "/recall QUERY looks something up, /why shows what the last answer rests on, /forget [ID] erases the last"
                    + " exchange or an experience, /quit ends."
        })
final class ChatCommand implements Callable<Integer> {
    private static final int LINE_BYTES = 4 * Limits.QUERY_CHARS;

    private final Root root;

    @Option(names = "--session", paramLabel = "ID", description = "the session (default: the current one)")
    private Optional<String> session = Optional.empty();

    ChatCommand(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Settings settings = root.settings();
        settings.warnings().forEach(root.shell()::say);
        try (Memory memory = root.shell().opener().openToStay(settings);
                TextLines lines = new TextLines("standard input", root.shell().in(), LINE_BYTES)) {
            return talk(new Conversation(root, memory, settings, session), lines);
        }
    }

    /* What goes wrong with a line is said, and the next is read. */
    private int talk(Conversation conversation, TextLines lines) {
        int code = 0;
        Optional<TextLines.Line> line = next(lines);
        while (line.isPresent() && !root.out().abandoned()) {
            try {
                if (!conversation.hear(line.get().text().orElseThrow(ChatCommand::unreadable))) {
                    break;
                }
            } catch (AbandonedException e) {
                break; // no failure: whoever reads had enough
            } catch (MemoryException e) {
                root.shell().say(Failures.lineOf(e));
                code = root.shell().asks() ? 0 : Failures.FAILED;
            }
            root.out().flush();
            line = next(lines);
        }
        return code;
    }

    private Optional<TextLines.Line> next(TextLines lines) {
        if (root.shell().asks()) {
            root.out().part("> ");
            root.out().flush();
        }
        return lines.next();
    }

    private static InvalidInputException unreadable() {
        return new InvalidInputException("message", "must be UTF-8 and at most " + LINE_BYTES + " bytes, but is not");
    }
}
