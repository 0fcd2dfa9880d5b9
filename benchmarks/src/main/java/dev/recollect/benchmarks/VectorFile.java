// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.TextEmbedding;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Embeddings in a file, each by a key of 64 hexadecimal digits: a magic number and a version, then a row of records (key,
 * number of chunks, floats, CRC-32 of all these). For one process at a time.
 */
final class VectorFile {
    private static final int MAGIC = 0x52435643; // RCVC
    private static final int VERSION = 1;
    private static final int FILE_HEAD = 2 * Integer.BYTES;
    private static final int KEY = 32;
    private static final int RECORD_HEAD = KEY + Integer.BYTES;

    private final Path file;
    private final int chunkBytes;

    VectorFile(Path file, int dimension) {
        this.file = file;
        chunkBytes = dimension * Float.BYTES;
    }

    /**
     * Reads the embeddings up to the first record that was cut off or damaged, and cuts the file there; none if the file is
     * missing or something else, which it is then no more.
     */
    Map<String, TextEmbedding> read() throws IOException {
        Map<String, TextEmbedding> known = new HashMap<>();
        long size = Files.exists(file) ? Files.size(file) : 0;
        long whole = 0;
        if (size >= FILE_HEAD) {
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                if (in.readInt() == MAGIC && in.readInt() == VERSION) {
                    whole = FILE_HEAD;
                    Optional<byte[]> record = next(in, size - whole);
                    while (record.isPresent()) {
                        known.put(key(record.get()), embedding(record.get()));
                        whole += record.get().length;
                        record = next(in, size - whole);
                    }
                }
            }
        }
        if (whole < FILE_HEAD) {
            Files.write(file, head());
        } else if (whole < size) {
            truncate(whole);
        }
        return known;
    }

    /* The next record, empty at the end of what is whole. */
    private Optional<byte[]> next(DataInputStream in, long left) throws IOException {
        byte[] head = in.readNBytes(RECORD_HEAD);
        if (head.length < RECORD_HEAD) {
            return Optional.empty();
        }
        long chunks = ByteBuffer.wrap(head).getInt(KEY);
        if (chunks < 1 || chunks * chunkBytes > left) {
            return Optional.empty();
        }
        byte[] record = Arrays.copyOf(head, recordBytes((int) chunks));
        int read = in.readNBytes(record, RECORD_HEAD, record.length - RECORD_HEAD);
        int summed = record.length - Integer.BYTES;
        return RECORD_HEAD + read == record.length && ByteBuffer.wrap(record).getInt(summed) == checksum(record, summed)
                ? Optional.of(record)
                : Optional.empty();
    }

    private static String key(byte[] record) {
        return HexFormat.of().formatHex(record, 0, KEY);
    }

    private TextEmbedding embedding(byte[] record) {
        List<Embedding> chunks = new ArrayList<>();
        for (int from = RECORD_HEAD; from < record.length - Integer.BYTES; from += chunkBytes) {
            chunks.add(Embedding.ofBytes(Arrays.copyOfRange(record, from, from + chunkBytes)));
        }
        return new TextEmbedding(chunks);
    }

    private void truncate(long whole) throws IOException {
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(whole);
        }
    }

    /** Adds embeddings, in the order of the map; the file has been read before. */
    void append(Map<String, TextEmbedding> embeddings) throws IOException {
        try (OutputStream out = new BufferedOutputStream(
                Files.newOutputStream(file, StandardOpenOption.WRITE, StandardOpenOption.APPEND))) {
            for (Map.Entry<String, TextEmbedding> entry : embeddings.entrySet()) {
                out.write(record(entry.getKey(), entry.getValue()));
            }
        }
    }

    private byte[] record(String key, TextEmbedding embedding) {
        List<Embedding> chunks = embedding.chunks();
        ByteBuffer record = ByteBuffer.allocate(recordBytes(chunks.size()));
        record.put(HexFormat.of().parseHex(key)).putInt(chunks.size());
        chunks.forEach(chunk -> record.put(chunk.toBytes()));
        return record.putInt(checksum(record.array(), record.position())).array();
    }

    private static byte[] head() {
        return ByteBuffer.allocate(FILE_HEAD).putInt(MAGIC).putInt(VERSION).array();
    }

    private int recordBytes(int chunks) {
        return RECORD_HEAD + chunks * chunkBytes + Integer.BYTES;
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, length);
        return (int) sum.getValue();
    }
}
