// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteDataSource;

/** Makes connections to one database, all with the settings that durability and erasure rest on. Immutable. */
final class Connections {
    static final int PAGE_BYTES = 8_192;

    private static final int BUSY_MILLIS = 10_000;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final SqliteOptions options;
    private final Failures failures;
    private final Jdbi writing = Jdbi.create(() -> connect(false));
    private final Jdbi reading = Jdbi.create(() -> connect(true)).installPlugin(new SqlObjectPlugin());

    Connections(SqliteOptions options, Failures failures) {
        this.options = options;
        this.failures = failures;
    }

    Handle writer() {
        return open(writing);
    }

    Handle reader() {
        return open(reading);
    }

    /* The only one to set up a new file may find that it is one. */
    static boolean isWal(Handle handle) {
        return handle.createQuery("PRAGMA journal_mode = WAL")
                .mapTo(String.class)
                .one()
                .equalsIgnoreCase("wal");
    }

    /*
     * While another process recovers the log after a crash, or ends as the last one and removes it, SQLite answers
     * "busy" without asking the busy handler; so opening tries again.
     */
    private Handle open(Jdbi jdbi) {
        long deadline = System.nanoTime() + options.lockWait().toNanos();
        while (true) {
            try {
                return jdbi.open();
            } catch (ConnectionException e) {
                if (!Failures.isBusy(e) || System.nanoTime() > deadline) {
                    throw failures.of(e);
                }
            }
            LockSupport.parkNanos(this, PAUSE_NANOS);
            if (Thread.interrupted()) {
                throw failures.interrupted();
            }
        }
    }

    private Connection connect(boolean readOnly) throws SQLException {
        SQLiteDataSource source = new SQLiteDataSource(config());
        /* As a URI, in which a name with a question mark is still a name. */
        source.setUrl("jdbc:sqlite:" + options.file().toUri().toASCIIString());
        Connection connection = source.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA secure_delete = ON");
            statement.execute("PRAGMA trusted_schema = OFF");
            if (readOnly) {
                statement.execute("PRAGMA query_only = ON");
            }
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setPageSize(PAGE_BYTES);
        config.enforceForeignKeys(true);
        config.enableRecursiveTriggers(true);
        config.setSynchronous(SynchronousMode.FULL);
        config.setTempStore(TempStore.MEMORY);
        config.setJournalSizeLimit(0);
        config.setCacheSize(-1_024 * options.cacheMebibytes());
        config.setMaxPageCount(maxPages());
        return config;
    }

    private int maxPages() {
        return (int) Math.min(Integer.MAX_VALUE, options.maxBytes() / PAGE_BYTES);
    }
}
