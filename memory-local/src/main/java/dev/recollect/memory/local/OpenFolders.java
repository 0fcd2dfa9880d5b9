// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.local;

import dev.recollect.memory.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Which stores this JVM has open: each at most once, whatever name its folder goes by. */
final class OpenFolders {
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private OpenFolders() {}

    /** A store that is open until it is released. */
    static final class Lease {
        private final Path file;
        private final AtomicBoolean released = new AtomicBoolean();

        private Lease(Path file) {
            this.file = file;
        }

        /** The store's file by the one name that all openers agree on, whatever name they know it by. */
        Path file() {
            return file;
        }

        void release() {
            if (released.compareAndSet(false, true)) {
                OPEN.remove(file);
            }
        }
    }

    static Lease lease(Path file) {
        Path real = real(file);
        if (!OPEN.add(real)) {
            throw new StoreException(
                    "the store " + file + " is open in this JVM already; share that memory, or close it" + " first");
        }
        return new Lease(real);
    }

    private static Path real(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        if (parent == null) {
            throw new StoreException("the store must be a file in a folder, but is " + file);
        }
        try {
            return Files.exists(absolute)
                    ? absolute.toRealPath()
                    : parent.toRealPath().resolve(absolute.getFileName());
        } catch (IOException e) {
            throw new StoreException("the folder " + parent + " of the store cannot be used", e);
        }
    }
}
