// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The schema's versions, each a numbered file of SQL. */
final class Schema {
    /** "RCLT", at byte 68 of every file of ours. */
    static final int APPLICATION_ID = 0x52434C54;

    /* The file of version n is at n - 1. A file that was once released is never edited. */
    private static final List<String> MIGRATIONS =
            List.of("V001__store.sql", "V002__sessions.sql", "V003__salience.sql");

    static final int VERSION = MIGRATIONS.size();

    private Schema() {}

    /* To be called in the turn to write. Each version is reached in a transaction of its own. */
    static void migrate(Handle handle, Path file) throws SQLException {
        int version = checkedVersion(handle, file);
        if (!Connections.isWal(handle)) {
            throw new StoreException(file + ": the file system does not allow a write-ahead log; use a local one");
        }
        for (int next = version + 1; next <= VERSION; next++) {
            apply(handle.getConnection(), next);
        }
    }

    /* Runs all migrations on an empty database. */
    static void create(Handle empty) throws SQLException {
        for (int next = 1; next <= VERSION; next++) {
            apply(empty.getConnection(), next);
        }
    }

    private static int checkedVersion(Handle handle, Path file) {
        int application = pragma(handle, "application_id");
        int version = pragma(handle, "user_version");
        boolean empty = handle.createQuery("SELECT count(*) FROM sqlite_schema")
                        .mapTo(Integer.class)
                        .one()
                == 0;
        if (empty && version == 0 && application == 0) {
            return 0;
        }
        if (application != APPLICATION_ID) {
            throw new StoreException(file + ": the file is a database of another program; choose another path");
        }
        if (version > VERSION) {
            throw new StoreException(file + ": the store has schema version " + version
                    + ", but this program knows versions up to " + VERSION + "; use a newer release of Recollect");
        }
        return version;
    }

    private static int pragma(Handle handle, String name) {
        return handle.createQuery("PRAGMA " + name).mapTo(Integer.class).one();
    }

    private static void apply(Connection connection, int version) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("BEGIN IMMEDIATE");
            try {
                statement.executeUpdate(sql(MIGRATIONS.get(version - 1)));
                statement.executeUpdate("PRAGMA application_id = " + APPLICATION_ID);
                statement.executeUpdate("PRAGMA user_version = " + version);
                statement.executeUpdate("COMMIT");
            } catch (SQLException e) {
                statement.executeUpdate("ROLLBACK");
                throw e;
            }
        }
    }

    private static String sql(String name) {
        try (InputStream in = Schema.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the jar must hold " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
