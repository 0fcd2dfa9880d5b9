// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ChainEntry;
import dev.recollect.server.json.Json;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;

/**
 * Writes what scopes hold, erased places included, as an export. Reads in pages, so that no read of the store lasts; what is
 * stored or erased meanwhile may be there or not, each experience whole. Confined to one thread.
 */
public final class Exporter {
    private static final int PAGE = 500;
    private static final int BUFFER = 1 << 16;

    private final Memory memory;
    private final Listener listener;
    private long experiences;
    private long tombstones;

    /** Hears how far an export is. */
    public interface Listener {
        /**
         * A page was written.
         *
         * @param done experiences so far
         */
        void written(long done);
    }

    /**
     * What was written.
     *
     * @param experiences how many experiences
     * @param tombstones how many places of erased ones
     */
    public record Written(long experiences, long tombstones) {}

    /**
     * Creates an exporter.
     *
     * @param memory what to read
     * @param listener hears how far it is
     */
    public Exporter(Memory memory, Listener listener) {
        this.memory = memory;
        this.listener = listener;
    }

    /**
     * Writes to a file: to a temporary one beside it, which then takes its name in one step. Only its owner may read it.
     *
     * @param scopes whose
     * @param file the file; one that is there is replaced
     * @return what was written
     * @throws TransferException if writing fails; the file is then as it was before
     */
    public Written write(List<Scope> scopes, Path file) {
        if (Files.isDirectory(file)) {
            throw new TransferException("cannot write " + file + ": it is a folder; name a file in it");
        }
        try {
            /* A link stays a link. */
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            return Files.exists(target) && !Files.isRegularFile(target)
                    ? writeThrough(scopes, target)
                    : writeBeside(scopes, target);
        } catch (IOException e) {
            throw TransferException.of("cannot write", file.toString(), e);
        }
    }

    /* Devices and pipes cannot be replaced. */
    private Written writeThrough(List<Scope> scopes, Path device) throws IOException {
        try (OutputStream out = Files.newOutputStream(device, StandardOpenOption.WRITE)) {
            return write(scopes, out);
        }
    }

    private Written writeBeside(List<Scope> scopes, Path target) throws IOException {
        Path folder = Objects.requireNonNull(target.getParent(), "a file lies in a folder");
        Path part = Files.createTempFile(folder, "." + target.getFileName() + "-", ".part");
        try {
            Written written;
            try (OutputStream out = Files.newOutputStream(part)) {
                written = write(scopes, out);
            }
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return written;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * Writes to a stream.
     *
     * @param scopes whose
     * @param out where to; flushed, not closed
     * @return what was written
     * @throws IOException if writing fails
     */
    public Written write(List<Scope> scopes, OutputStream out) throws IOException {
        experiences = 0;
        tombstones = 0;
        OutputStream buffered = new BufferedOutputStream(out, BUFFER);
        line(buffered, ExportFormat.Header.CURRENT);
        for (Scope scope : scopes) {
            write(scope, buffered);
        }
        line(buffered, new ExportFormat.End(ExportFormat.END, experiences, tombstones));
        buffered.flush();
        return new Written(experiences, tombstones);
    }

    private void write(Scope scope, OutputStream out) throws IOException {
        long position = 0;
        List<ChainEntry> page = memory.chain(scope, position, PAGE);
        while (!page.isEmpty()) {
            for (ChainEntry entry : page) {
                write(scope, entry, out);
                position = entry.position();
            }
            listener.written(experiences);
            page = memory.chain(scope, position, PAGE);
        }
    }

    private void write(Scope scope, ChainEntry entry, OutputStream out) throws IOException {
        if (entry.experience().isPresent()) {
            line(out, ExperienceLine.of(entry, entry.experience().get()));
            experiences++;
        } else if (entry.tombstone().isPresent()) {
            line(out, ExportFormat.TombstoneLine.of(scope, entry.tombstone().get()));
            tombstones++;
        }
    }

    private static void line(OutputStream out, Object line) throws IOException {
        out.write(Json.write(line).getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }
}
