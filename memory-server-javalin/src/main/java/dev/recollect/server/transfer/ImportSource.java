// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * What is imported: a file that can be read from its beginning as often as needed. What comes through a pipe is kept in a
 * temporary file without a name until {@link #close}. Confined to one thread.
 */
public final class ImportSource implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final String name;
    private final Content content;

    private ImportSource(String name, Content content) {
        this.name = name;
        this.content = content;
    }

    private interface Content extends AutoCloseable {
        long size() throws IOException;

        InputStream open() throws IOException;

        @Override
        void close() throws IOException;
    }

    private record Named(Path file) implements Content {
        @Override
        public long size() throws IOException {
            return Files.size(file);
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public void close() {
            // whoever named it keeps it
        }
    }

    private record Piped(UnnamedFile copy) implements Content {
        @Override
        public long size() throws IOException {
            return copy.size();
        }

        @Override
        public InputStream open() {
            return copy.open();
        }

        @Override
        public void close() throws IOException {
            copy.close();
        }
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
            return new ImportSource(name, new Named(path));
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
            return new ImportSource(name, new Piped(UnnamedFile.copyOf(in)));
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
            return content.size();
        } catch (IOException e) {
            throw TransferException.of("cannot read", name, e);
        }
    }

    InputStream open() {
        try {
            return new BufferedInputStream(content.open(), BUFFER);
        } catch (IOException e) {
            throw TransferException.of("cannot read", name, e);
        }
    }

    @Override
    public void close() {
        try {
            content.close();
        } catch (IOException e) {
            throw TransferException.of("cannot close", name, e);
        }
    }
}
