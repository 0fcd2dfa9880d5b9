// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConnection;

/** Begins and ends the transactions of a connection. */
final class Transactions {
    private Transactions() {}

    /* The mode is that of SQLite's BEGIN: IMMEDIATE takes the right to write at once. */
    static void begin(Connection connection, String mode) throws SQLException {
        execute(connection, "BEGIN " + mode);
        /*
         * Says to the driver, without running anything, what is so: in what it takes for autocommit it tries to begin a
         * transaction after every single statement, which costs more than most of our statements.
         */
        sqlite(connection).getConnectionConfig().setAutoCommit(false);
    }

    static void commit(Connection connection) throws SQLException {
        sqlite(connection).getConnectionConfig().setAutoCommit(true);
        execute(connection, "COMMIT");
    }

    /* Some failures, a full disk for one, have ended the transaction already: then there is nothing to undo. */
    static void rollBack(Connection connection, Throwable reason) {
        try {
            sqlite(connection).getConnectionConfig().setAutoCommit(true);
            execute(connection, "ROLLBACK");
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private static SQLiteConnection sqlite(Connection connection) throws SQLException {
        return connection.unwrap(SQLiteConnection.class);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
