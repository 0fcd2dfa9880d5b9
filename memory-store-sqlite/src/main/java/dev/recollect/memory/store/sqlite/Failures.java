// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What went wrong in SQLite, said so that a reader knows what to do. Immutable. */
final class Failures {
    private final Path file;

    Failures(Path file) {
        this.file = file;
    }

    StoreException of(Throwable failure) {
        if (failure instanceof StoreException known) {
            return known;
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                /* Not the failure around it: its message quotes the statement's arguments, which may be content. */
                return new StoreException(file + ": " + advice(sqlite), sqlite);
            }
        }
        return new StoreException(file + ": " + failure.getClass().getName() + " in a statement of the store");
    }

    StoreException ofFolder(IOException failure) {
        return new StoreException(
                file + ": the folder or a file beside it cannot be written (" + failure
                        + "); check owner, permissions and free space",
                failure);
    }

    /* Without a cause: its message may quote what is stored. */
    StoreException damaged() {
        return new StoreException(file + ": a stored value is not what it must be; run: recollect verify");
    }

    StoreException interrupted() {
        Thread.currentThread().interrupt();
        return new StoreException(file + ": interrupted while waiting for its turn; nothing was changed");
    }

    static boolean isBusy(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                int primary = primaryCode(sqlite);
                return primary == SQLiteErrorCode.SQLITE_BUSY.code || primary == SQLiteErrorCode.SQLITE_LOCKED.code;
            }
        }
        return false;
    }

    /* Extended codes carry the primary one in their low byte. */
    private static int primaryCode(SQLException failure) {
        return failure instanceof SQLiteException sqlite
                ? sqlite.getResultCode().code & 0xff
                : failure.getErrorCode() & 0xff;
    }

    private static String advice(SQLiteException failure) {
        return switch (SQLiteErrorCode.getErrorCode(primaryCode(failure))) {
            case SQLITE_FULL -> "the disk or the configured size is full; nothing was stored: free space and try again";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
                "the file cannot be written; nothing was stored: check owner and permissions of the file and its folder";
            case SQLITE_CANTOPEN ->
                "the file cannot be opened: check that its folder exists, and owner and permissions of both";
            case SQLITE_NOTADB ->
                "the file is no SQLite database, or its header is damaged: restore it from a backup, or move it away";
            case SQLITE_CORRUPT -> "the database is damaged: restore it from a backup (" + failure.getMessage() + ")";
            case SQLITE_BUSY, SQLITE_LOCKED ->
                "another program holds the database; nothing was stored: close it and try again";
            case SQLITE_IOERR ->
                "reading or writing failed; nothing was stored: check the disk (" + failure.getResultCode() + ")";
            case SQLITE_TOOBIG -> "a value is larger than the database takes; nothing was stored";
            case SQLITE_NOMEM -> "not enough memory; nothing was stored";
            default -> String.valueOf(failure.getMessage());
        };
    }
}
