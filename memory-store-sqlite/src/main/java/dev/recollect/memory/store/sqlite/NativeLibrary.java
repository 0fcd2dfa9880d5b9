// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library, unpacked once into a folder of ours. Left to itself the driver unpacks it into the temp folder
 * at every start, and a process that is killed leaves it there.
 */
final class NativeLibrary {
    private static final String FOLDER_PROPERTY = "org.sqlite.lib.path";

    /* The file in the folder by which processes take turns to unpack. */
    private static final String TURN = "unpacking.lock";

    private static final ReentrantLock LOCK = new ReentrantLock();

    private NativeLibrary() {}

    /* Does nothing if the process has been told already where the library lies. */
    static void useFrom(Path folder) {
        LOCK.lock();
        try {
            if (System.getProperty(FOLDER_PROPERTY) == null) {
                Path unpacked = unpack(folder.toAbsolutePath().resolve("sqlite-" + SQLiteJDBCLoader.getVersion()));
                System.setProperty(FOLDER_PROPERTY, unpacked.toString());
            }
        } catch (IOException e) {
            throw new StoreException(
                    folder + ": SQLite's native library cannot be unpacked (" + e
                            + "); check owner, permissions and free space",
                    e);
        } finally {
            LOCK.unlock();
        }
    }

    /* What lies there is compared byte for byte with what this program brought along, and replaced if it differs. */
    static Path unpack(Path folder) throws IOException {
        byte[] library = library();
        Path target = Files.createDirectories(folder).resolve(LibraryLoaderUtil.getNativeLibName());
        if (!holds(target, library)) {
            try (FileChannel turn =
                    FileChannel.open(folder.resolve(TURN), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                /* Not for long: whoever has it writes a file, and its end, even a kill, gives it back. */
                var unused = turn.lock();
                if (!holds(target, library)) {
                    replace(target, library);
                }
            }
        }
        return folder;
    }

    private static boolean holds(Path target, byte[] library) throws IOException {
        return Files.isRegularFile(target) && Arrays.equals(Files.readAllBytes(target), library);
    }

    /* The name is always the same, so that what a killed process left half written is written over. */
    private static void replace(Path target, byte[] library) throws IOException {
        Path fresh = target.resolveSibling(target.getFileName() + ".tmp");
        try {
            Files.write(fresh, library);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static byte[] library() throws IOException {
        String resource = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
        try (InputStream in = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("there is no library for this platform at " + resource);
            }
            return in.readAllBytes();
        }
    }
}
