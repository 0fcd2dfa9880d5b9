// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** An open file: its writer, its readers, and what was checked when it was opened. */
record Opened(Writer writer, Readers readers, Scrubber scrubber, WriteLock lock) implements AutoCloseable {
    static Opened open(SqliteOptions options) {
        options.nativeFolder().ifPresent(NativeLibrary::useFrom);
        Failures failures = new Failures(options.file());
        WriteLock lock = WriteLock.open(folder(options.file(), failures));
        try {
            return open(options, failures, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Opened open(SqliteOptions options, Failures failures, WriteLock lock) {
        Connections connections = new Connections(options, failures);
        Writer writer = lock.hold(options.lockWait(), failures, () -> prepare(connections, lock, failures, options));
        try {
            Scrubber scrubber = new Scrubber(writer, connections, failures, options);
            scrubber.finish();
            return new Opened(writer, new Readers(connections, failures, options), scrubber, lock);
        } catch (RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    private static Path folder(Path file, Failures failures) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new StoreException(file + ": must be a file in a folder");
        }
        try {
            /* A link to a folder is a folder too, but createDirectories takes it for a file that is in the way. */
            return (Files.isDirectory(folder) ? folder : Files.createDirectories(folder)).toRealPath();
        } catch (IOException e) {
            throw failures.ofFolder(e);
        }
    }

    /* In the turn to write: of two processes that open a new file, one creates it and the other finds it. */
    private static Writer prepare(Connections connections, WriteLock lock, Failures failures, SqliteOptions options) {
        Handle handle = connections.writer();
        try {
            Schema.migrate(handle, options.file());
            Writer writer = new Writer(handle, lock, failures, options);
            writer.transact(transaction -> {
                Stamp.settle(transaction.handle(), options);
                return true;
            });
            return writer;
        } catch (SQLException | JdbiException e) {
            handle.close();
            throw failures.of(e);
        } catch (RuntimeException e) {
            handle.close();
            throw e;
        }
    }

    @Override
    public void close() {
        try (lock;
                writer) {
            readers.close();
        }
    }
}
