// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * The one connection that writes. Each transaction waits for the turn of {@link WriteLock}, is durable when it returns,
 * and leaves nothing when it fails. Safe for use by multiple threads.
 */
final class Writer implements AutoCloseable {
    private final Handle handle;
    private final WriteLock lock;
    private final Failures failures;
    private final Duration wait;
    private final AppendStatements statements;
    private final Stamp stamp;

    Writer(Handle handle, WriteLock lock, Failures failures, SqliteOptions options) throws SQLException {
        this.handle = handle;
        this.lock = lock;
        this.failures = failures;
        wait = options.lockWait();
        stamp = Stamp.of(options);
        statements = new AppendStatements(handle.getConnection());
    }

    /** What is done inside a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T in(Transaction transaction) throws SQLException;
    }

    /** A running transaction. */
    record Transaction(Handle handle, AppendStatements statements) {}

    <T> T write(Work<T> work) {
        return inTurn(() -> stamped(work));
    }

    /* To be called in turn. */
    <T> T stamped(Work<T> work) {
        return transact(transaction -> {
            requireStamp(transaction.handle());
            return work.in(transaction);
        });
    }

    /* Two processes of different settings must not mix their vectors or words in one file. */
    private void requireStamp(Handle of) {
        Stamp now = Stamp.read(of);
        if (!now.equals(stamp)) {
            throw new StoreException("since it was opened, another process has set the store to " + now.model()
                    + " and the analyser " + now.analyzer() + "; nothing was stored: open it again");
        }
    }

    /* Only waits for the turn; for what SQLite does not do inside a transaction. */
    <T> T inTurn(Supplier<T> work) {
        return lock.hold(wait, failures, work);
    }

    /* To be called in turn. */
    <T> T transact(Work<T> work) {
        Connection connection = handle.getConnection();
        try {
            Transactions.begin(connection, "IMMEDIATE");
            T result = work.in(new Transaction(handle, statements));
            Transactions.commit(connection);
            return result;
        } catch (SQLException | JdbiException e) {
            Transactions.rollBack(connection, e);
            throw failures.of(e);
        } catch (InvalidInputException e) {
            /* Arguments are checked before: this value came from the file. */
            Transactions.rollBack(connection, e);
            throw failures.damaged();
        } catch (RuntimeException | Error e) {
            Transactions.rollBack(connection, e);
            throw e;
        }
    }

    @Override
    public void close() {
        try {
            statements.close();
        } catch (SQLException e) {
            throw failures.of(e);
        } finally {
            handle.close();
        }
    }
}
