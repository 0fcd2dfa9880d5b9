// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.server.json.Json;
import dev.recollect.server.json.RememberJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads lines of JSON: what is to be remembered, or an export. A line that breaks a rule is an entry of its own and stops no
 * other. Confined to one thread.
 */
final class NdjsonLines {
    /** Bytes of a line: room for the largest experience that a store can hold. */
    static final int LINE_BYTES = 64 << 20;

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int NAME_CHARS = 150;

    private final ImportSource source;
    private final Scope scope;
    private final String name;
    private Optional<ExportCount> export = Optional.empty();

    /* What an export has shown so far, to be compared with what its last line says. */
    private static final class ExportCount {
        private long experiences;
        private long tombstones;
    }

    NdjsonLines(ImportSource source, Scope scope) {
        this.source = source;
        this.scope = scope;
        String printable = source.name().replaceAll("\\p{Cntrl}", "?");
        name = printable.length() > NAME_CHARS ? printable.substring(0, NAME_CHARS) : printable;
    }

    void read(Consumer<ImportEntry> entries) {
        try (InputStream in = source.open()) {
            LineReader lines = new LineReader(in, LINE_BYTES);
            long last = 0;
            long offset = 0;
            for (Optional<LineReader.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                last = line.get().number();
                offset = line.get().offset();
                if (!line.get().blank()) {
                    entry(line.get()).ifPresent(entries);
                }
            }
            if (export.isPresent()) {
                entries.accept(new ImportEntry.Rejected(
                        last + 1, offset, "the export must end with a line of counts, but is cut short"));
            }
        } catch (IOException e) {
            throw TransferException.of("cannot read", source.name(), e);
        }
    }

    /* Empty for lines that frame an export. */
    private Optional<ImportEntry> entry(LineReader.Line line) {
        try {
            if (line.tooLong()) {
                throw new InvalidInputException("line", "must be at most " + LINE_BYTES + " bytes, but is longer");
            }
            byte[] utf8 = withoutMark(line);
            ExportFormat.Head head = Json.read(utf8, ExportFormat.Head.class);
            if (head.format() != null) {
                begin(Json.read(utf8, ExportFormat.Header.class));
                return Optional.empty();
            }
            return head.kind() == null ? Optional.of(remember(line, utf8)) : exported(head.kind(), line, utf8);
        } catch (InvalidInputException e) {
            return Optional.of(new ImportEntry.Rejected(line.number(), line.offset(), e.field() + " " + e.rule()));
        }
    }

    private ImportEntry remember(LineReader.Line line, byte[] utf8) {
        RememberJson said = Json.read(utf8, RememberJson.class);
        Scope whose = Optional.ofNullable(said.user())
                .map(user -> new Scope(scope.tenant(), user))
                .orElse(scope);
        RememberRequest.Builder request =
                said.toBuilder(whose).provenance(Provenance.of(Provenance.USER, Provenance.Method.IMPORT));
        if (said.idempotencyKey() == null) {
            request.key("ndjson/" + name + "/" + line.number() + "/"
                    + Digest.ofBytes(utf8).hex());
        }
        if (said.sessionId() == null) {
            request.session("import " + name);
        }
        return new ImportEntry.Remember(line.number(), line.offset(), request.build());
    }

    private Optional<ImportEntry> exported(String kind, LineReader.Line line, byte[] utf8) {
        switch (kind) {
            case ExportFormat.EXPERIENCE -> {
                export.ifPresent(count -> count.experiences++);
                return Optional.of(new ImportEntry.Restore(
                        line.number(),
                        line.offset(),
                        Json.read(utf8, ExperienceLine.class).toExperience()));
            }
            case ExportFormat.TOMBSTONE -> {
                export.ifPresent(count -> count.tombstones++);
                Json.read(utf8, ExportFormat.TombstoneLine.class);
                return Optional.of(new ImportEntry.Tombstone(line.number(), line.offset()));
            }
            case ExportFormat.END -> {
                end(Json.read(utf8, ExportFormat.End.class));
                return Optional.empty();
            }
            default -> throw new InvalidInputException("kind", "must be experience, tombstone or end");
        }
    }

    private void begin(ExportFormat.Header header) {
        if (!ExportFormat.Header.CURRENT.equals(header)) {
            throw new TransferException(source.name() + " must be a " + ExportFormat.NAME + " of version "
                    + ExportFormat.VERSION + ", but is of version " + header.version()
                    + " or another format; import it with the version of recollect that wrote it");
        }
        export = Optional.of(new ExportCount());
    }

    private void end(ExportFormat.End end) {
        ExportCount seen = export.orElseGet(ExportCount::new);
        export = Optional.empty();
        if (end.experiences() != seen.experiences || end.tombstones() != seen.tombstones) {
            throw new InvalidInputException(
                    "end",
                    "must count " + seen.experiences + " experiences and " + seen.tombstones
                            + " tombstones, which came before it, but counts " + end.experiences() + " and "
                            + end.tombstones() + ": lines are missing");
        }
    }

    private static byte[] withoutMark(LineReader.Line line) {
        byte[] bytes = line.bytes();
        boolean marked = line.number() == 1
                && bytes.length >= MARK.length
                && Arrays.equals(Arrays.copyOf(bytes, MARK.length), MARK);
        return marked ? Arrays.copyOfRange(bytes, MARK.length, bytes.length) : bytes;
    }
}
