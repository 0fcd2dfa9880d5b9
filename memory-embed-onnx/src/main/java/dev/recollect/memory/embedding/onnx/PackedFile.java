// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.jar.JarEntry;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * A file on the class path that is needed on disk. Immutable.
 *
 * @param name of the file on disk
 * @param resource where it comes from
 */
record PackedFile(String name, URL resource) {
    /** The file in the folder by which processes take turns to unpack. */
    static final String LOCK = "unpacking.lock";

    private static final ReentrantLock UNPACKING = new ReentrantLock();

    private record Fingerprint(long size, long crc) {}

    /**
     * Makes sure that a folder holds the file, byte for byte. What is there and differs (cut short by a full disk, say)
     * is replaced at once and whole; two processes may do so at the same time.
     *
     * @return whether it had to be written
     */
    boolean unpackInto(Path folder) throws IOException {
        Path target = folder.resolve(name);
        Fingerprint packed = packed();
        if (isWhole(target, packed)) {
            return false;
        }
        UNPACKING.lock();
        try (FileChannel turn =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            /* Not for long: whoever has it writes a file, and its end, even a kill, gives it back. */
            var unused = turn.lock();
            return !isWhole(target, packed) && replace(target, packed);
        } finally {
            UNPACKING.unlock();
        }
    }

    private static boolean isWhole(Path target, Fingerprint packed) throws IOException {
        return Files.isRegularFile(target)
                && Files.size(target) == packed.size()
                && onDisk(target).equals(packed);
    }

    /* The name is always the same, so that what a killed process left half written is written over. */
    private boolean replace(Path target, Fingerprint packed) throws IOException {
        Path partial = target.resolveSibling(name + ".partial");
        try {
            write(partial);
            if (!onDisk(partial).equals(packed)) {
                throw new IOException("unpacked " + resource + " to " + partial + ", but the checksum differs");
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
        return true;
    }

    private void write(Path file) throws IOException {
        try (InputStream in = resource.openStream();
                OutputStream out = Files.newOutputStream(file)) {
            in.transferTo(out);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /* A jar tells size and checksum of its entries, so that on most starts nothing has to be inflated. */
    private Fingerprint packed() throws IOException {
        URLConnection connection = resource.openConnection();
        if (connection instanceof JarURLConnection jar) {
            JarEntry entry = jar.getJarEntry();
            if (entry.getSize() >= 0 && entry.getCrc() >= 0) {
                return new Fingerprint(entry.getSize(), entry.getCrc());
            }
        }
        return fingerprint(connection.getInputStream());
    }

    private static Fingerprint onDisk(Path file) throws IOException {
        return fingerprint(Files.newInputStream(file));
    }

    private static Fingerprint fingerprint(InputStream stream) throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(stream, crc)) {
            byte[] buffer = new byte[1 << 16];
            long size = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
            }
            return new Fingerprint(size, crc.getValue());
        }
    }
}
