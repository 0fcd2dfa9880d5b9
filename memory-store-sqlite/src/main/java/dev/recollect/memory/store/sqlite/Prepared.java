// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A statement that is prepared once and run many times. Confined to one thread at a time. */
final class Prepared implements AutoCloseable {
    private final PreparedStatement statement;

    Prepared(Connection connection, String sql) throws SQLException {
        statement = connection.prepareStatement(sql);
    }

    /** Makes a value of a row. */
    @FunctionalInterface
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Takes a row. */
    @FunctionalInterface
    interface Visiting {
        void visit(ResultSet row) throws SQLException;
    }

    void each(Visiting visiting, @Nullable Object... arguments) throws SQLException {
        bind(arguments);
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                visiting.visit(rows);
            }
        }
    }

    int update(@Nullable Object... arguments) throws SQLException {
        bind(arguments);
        return statement.executeUpdate();
    }

    <T> Optional<T> first(Reading<T> reading, @Nullable Object... arguments) throws SQLException {
        bind(arguments);
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(reading.of(rows)) : Optional.empty();
        }
    }

    <T> List<T> all(Reading<T> reading, @Nullable Object... arguments) throws SQLException {
        List<T> read = new ArrayList<>();
        each(row -> read.add(reading.of(row)), arguments);
        return read;
    }

    void add(@Nullable Object... arguments) throws SQLException {
        bind(arguments);
        statement.addBatch();
    }

    void runAdded() throws SQLException {
        statement.executeBatch();
    }

    /* After a failure between adding and running. */
    void dropAdded() throws SQLException {
        statement.clearBatch();
    }

    private void bind(@Nullable Object... arguments) throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
