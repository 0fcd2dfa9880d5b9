// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import dev.recollect.memory.MemoryException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** A file that cannot be read, written or understood. */
public final class TransferException extends MemoryException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message which file, where in it, what was expected and what to do
     */
    public TransferException(String message) {
        super(message);
    }

    /**
     * Creates the exception with its cause.
     *
     * @param message which file, where in it, what was expected and what to do
     * @param cause what went wrong below
     */
    public TransferException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * A file that could not be read or written.
     *
     * @param act what was tried, for instance {@code cannot read}
     * @param name the file
     * @param cause what the system said
     * @return the exception
     */
    public static TransferException of(String act, String name, IOException cause) {
        return new TransferException(act + " " + name + ": " + reason(cause), cause);
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
