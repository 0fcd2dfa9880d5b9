// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.store.ModelMismatchException;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** An open file: its writer, its readers, and what was checked when it was opened. */
record Opened(Writer writer, Readers readers, Scrubber scrubber, WriteLock lock) implements AutoCloseable {
    private static final String MODEL = "model";
    private static final String DIMENSION = "dimension";
    private static final String ANALYZER = "analyzer";

    static Opened open(SqliteOptions options) {
        Failures failures = new Failures(options.file());
        WriteLock lock = WriteLock.open(folder(options.file(), failures));
        try {
            Connections connections = new Connections(options, failures);
            Writer writer =
                    lock.hold(options.lockWait(), failures, () -> prepare(connections, lock, failures, options));
            Readers readers = new Readers(connections, failures, options);
            Scrubber scrubber = new Scrubber(writer, connections, failures, options);
            scrubber.finish();
            return new Opened(writer, readers, scrubber, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Path folder(Path file, Failures failures) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new StoreException(file + ": must be a file in a folder");
        }
        try {
            return Files.createDirectories(folder).toRealPath();
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
                checkModel(transaction.handle(), options.model());
                setIfAbsent(transaction.handle(), ANALYZER, options.analyzer().id());
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

    private static void checkModel(Handle handle, ModelStamp model) {
        setIfAbsent(handle, MODEL, model.id());
        setIfAbsent(handle, DIMENSION, Integer.toString(model.dimension()));
        ModelStamp stored = new ModelStamp(
                meta(handle, MODEL).orElse(""),
                Integer.parseInt(meta(handle, DIMENSION).orElse("0")));
        if (!stored.equals(model)) {
            throw new ModelMismatchException(stored, model);
        }
    }

    private static void setIfAbsent(Handle handle, String name, String value) {
        handle.execute("INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT DO NOTHING", name, value);
    }

    private static Optional<String> meta(Handle handle, String name) {
        return handle.createQuery("SELECT value FROM meta WHERE name = ?")
                .bind(0, name)
                .mapTo(String.class)
                .findOne();
    }

    @Override
    public void close() {
        readers.close();
        writer.close();
        lock.close();
    }
}
