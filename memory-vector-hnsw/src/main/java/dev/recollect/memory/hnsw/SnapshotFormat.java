// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import dev.recollect.memory.embedding.Role;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The bytes of a snapshot, big-endian. A head of 28: eight of {@code RCLGRAPH}, the format's version (int), the length of
 * the file (long), the CRC-32C of all that follows (long). Then: whose it is (model id, role and the scope's hash in hex as
 * UTF, dimension as int), how many numbers were given to nodes and how many of them are listed (ints); of each
 * listed node its number (int), experience (UTF), chunk and hash of the vector (ints); and the library's graph, in which
 * nodes are numbers. No vector and no text.
 */
final class SnapshotFormat {
    static final int HEAD = 28;
    static final int BUFFER = 1 << 16;

    private static final byte[] MAGIC = "RCLGRAPH".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;

    private SnapshotFormat() {}

    /** Whose snapshot it is. */
    record Owner(String model, int dimension, String scopeHash, Role role) {
        void write(DataOutputStream out) throws IOException {
            out.writeUTF(model);
            out.writeUTF(role.wireName());
            out.writeUTF(scopeHash);
            out.writeInt(dimension);
        }

        void requireSame(DataInputStream in) throws IOException {
            requireEqual("of model", model, in.readUTF());
            requireEqual("of role", role.wireName(), in.readUTF());
            requireEqual("of scope", scopeHash, in.readUTF());
            requireEqual("of dimension", dimension, in.readInt());
        }
    }

    private static void requireEqual(String what, Object expected, Object actual) throws StreamCorruptedException {
        if (!expected.equals(actual)) {
            throw new StreamCorruptedException("must be " + what + " " + expected + ", but is " + what + " " + actual);
        }
    }

    /** Completes a file that has everything but its head. */
    static void writeHead(FileChannel file, CRC32C crc) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD)
                .put(MAGIC)
                .putInt(VERSION)
                .putLong(file.size())
                .putLong(crc.getValue())
                .flip();
        while (head.hasRemaining()) {
            file.write(head, head.position());
        }
    }

    /** Refuses a file that is not to the byte what was written; leaves it after its head. */
    static void requireWhole(FileChannel file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        file.position(0);
        fill(file, head);
        byte[] magic = new byte[MAGIC.length];
        if (head.remaining() == HEAD) {
            head.get(magic);
        }
        if (!Arrays.equals(magic, MAGIC)) {
            throw new StreamCorruptedException("is no snapshot");
        }
        requireEqual("of version", VERSION, head.getInt());
        requireEqual("of length", file.size(), head.getLong());
        CRC32C crc = new CRC32C();
        for (fill(file, buffer); buffer.hasRemaining(); fill(file, buffer.clear())) {
            crc.update(buffer);
        }
        if (crc.getValue() != head.getLong()) {
            throw new StreamCorruptedException("does not match its checksum");
        }
        file.position(HEAD);
    }

    private static void fill(FileChannel file, ByteBuffer buffer) throws IOException {
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = file.read(buffer);
        }
        buffer.flip();
    }
}
