// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import dev.recollect.memory.Memory;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.server.json.AffectJson;
import dev.recollect.server.transfer.TextLines;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code affect}: what a text, or each line of a file, sounds like. */
@Command(name = "affect", description = "Read the feeling of a text, or of each line of a file. Nothing is remembered.")
final class AffectCommand implements Callable<Integer> {
    private static final int LINE_BYTES = 4 * Limits.QUERY_CHARS;

    private final Root root;

    @Parameters(arity = "0..1", paramLabel = "TEXT", description = "the text; - reads standard input")
    private Optional<String> text = Optional.empty();

    @Option(names = "--file", paramLabel = "FILE", description = "a text a line, answered by a line each")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--before", paramLabel = "TEXT", description = "what was said right before the text")
    private Optional<String> before = Optional.empty();

    AffectCommand(Root root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        if (text.isPresent() == file.isPresent()) {
            throw new InvalidInputException("TEXT", "must be given, or --file FILE, and not both");
        }
        if (before.isPresent() && file.isPresent()) {
            throw new InvalidInputException(
                    "--before", "must not be given with --file, whose lines stand by themselves");
        }
        try (Memory memory = root.open()) {
            return file.map(path -> lines(memory, root.path(path))).orElseGet(() -> {
                print(memory.affect(InputText.of(root.shell(), "TEXT", text.orElseThrow()), before));
                return 0;
            });
        }
    }

    /* A line each, so that they can be laid beside those of the file; one that cannot be read says so in its place. */
    private int lines(Memory memory, Path path) {
        int code = 0;
        try (TextLines lines = TextLines.of(path, LINE_BYTES)) {
            Optional<TextLines.Line> line = lines.next();
            while (line.isPresent() && !root.out().abandoned()) {
                try {
                    print(memory.affect(line.get().text().orElseThrow(AffectCommand::unreadable)));
                } catch (InvalidInputException e) {
                    unread(line.get().number(), e);
                    code = Failures.FAILED;
                }
                line = lines.next();
            }
        }
        return code;
    }

    private static InvalidInputException unreadable() {
        return new InvalidInputException("text", "must be UTF-8 and at most " + LINE_BYTES + " bytes, but is not");
    }

    private void unread(long number, InvalidInputException reason) {
        String detail = reason.field() + " " + reason.rule();
        root.shell().say("line " + number + ": " + detail);
        if (root.json()) {
            root.out().json(new Unread(number, detail));
        } else {
            root.out().line("-");
        }
    }

    /** In place of a line that cannot be read. */
    record Unread(long line, String detail) {}

    private void print(AffectReading reading) {
        if (root.json()) {
            root.out().json(AffectJson.of(reading));
        } else {
            root.out()
                    .line(String.format(
                            Locale.ROOT,
                            "valence %+.4f  arousal %.4f  dominance %+.4f  intensity %.4f  confidence %.4f  %s",
                            reading.affect().valence(),
                            reading.affect().arousal(),
                            reading.affect().dominance(),
                            reading.intensity(),
                            reading.confidence(),
                            String.join(", ", reading.labels())));
        }
    }
}
