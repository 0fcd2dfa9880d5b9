// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * What is imported: a file that can be read from its beginning as often as needed. What comes through a pipe is kept in a
 * temporary file until {@link #close}. Confined to one thread.
 */
public final class ImportSource implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final String name;
    private final Path file;
    private final boolean temporary;

    private ImportSource(String name, Path file, boolean temporary) {
        this.name = name;
        this.file = file;
        this.temporary = temporary;
    }

    /**
     * A file, or a pipe that has a path.
     *
     * @param path where it is
     * @return the source; its name is the last part of the path
     * @throws TransferException if there is no such file or it is a folder
     */
    public static ImportSource of(Path path) {
        String name = path.getFileName() == null
                ? path.toString()
                : path.getFileName().toString();
        if (Files.isDirectory(path)) {
            throw new TransferException("cannot read " + path + ": it is a folder; name a file in it");
        }
        if (Files.isRegularFile(path)) {
            return new ImportSource(name, path, false);
        }
        if (Files.notExists(path)) {
            throw TransferException.of("cannot read", path.toString(), new NoSuchFileException(path.toString()));
        }
        try (InputStream in = Files.newInputStream(path)) {
            return of(name, in);
        } catch (IOException e) {
            throw TransferException.of("cannot read", path.toString(), e);
        }
    }

    /**
     * A stream, read to its end now.
     *
     * @param name what to call it
     * @param in the stream; not closed
     * @return the source
     * @throws TransferException if reading fails, or the temporary folder is full
     */
    public static ImportSource of(String name, InputStream in) {
        try {
            Path copy = Files.createTempFile("recollect-import-", ".tmp");
            ImportSource source = new ImportSource(name, copy, true);
            try (OutputStream out = Files.newOutputStream(copy)) {
                in.transferTo(out);
            } catch (IOException e) {
                source.close();
                throw e;
            }
            return source;
        } catch (IOException e) {
            throw TransferException.of("cannot read", name, e);
        }
    }

    /**
     * What to call it in keys and messages.
     *
     * @return the file's name without its folders
     */
    public String name() {
        return name;
    }

    /**
     * How large it is.
     *
     * @return bytes
     */
    public long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw TransferException.of("cannot read", name, e);
        }
    }

    InputStream open() {
        try {
            return new BufferedInputStream(Files.newInputStream(file), BUFFER);
        } catch (IOException e) {
            throw TransferException.of("cannot read", name, e);
        }
    }

    @Override
    public void close() {
        if (temporary) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw TransferException.of("cannot delete the temporary file of", name, e);
            }
        }
    }
}
