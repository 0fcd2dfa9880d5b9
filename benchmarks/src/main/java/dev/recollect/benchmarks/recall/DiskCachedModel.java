// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.TextEmbedding;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A model that keeps every vector it ever made in a file, so that a measurement run again takes seconds. Keyed by model,
 * purpose and the whole text. The file is a row of records (key, number of chunks, dimension, floats) and holds no text; a
 * record that was cut off is dropped. For one process at a time.
 */
final class DiskCachedModel implements EmbeddingModel {
    private static final int BATCH = 64;

    private final EmbeddingModel model;
    private final Path file;
    private final Map<String, TextEmbedding> known = new HashMap<>();

    DiskCachedModel(EmbeddingModel model, Path folder) {
        this.model = model;
        file = folder.resolve(model.id() + ".vectors");
        try {
            Files.createDirectories(folder);
            if (Files.exists(file)) {
                load();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the vectors in " + file, e);
        }
    }

    @Override
    public String id() {
        return model.id();
    }

    @Override
    public int dimension() {
        return model.dimension();
    }

    @Override
    public synchronized List<TextEmbedding> embed(List<String> texts, Purpose purpose) {
        List<String> missing = texts.stream()
                .distinct()
                .filter(text -> !known.containsKey(key(text, purpose)))
                .toList();
        for (int from = 0; from < missing.size(); from += BATCH) {
            add(missing.subList(from, Math.min(missing.size(), from + BATCH)), purpose);
        }
        List<TextEmbedding> embeddings = new ArrayList<>();
        for (String text : texts) {
            TextEmbedding embedding = known.get(key(text, purpose));
            if (embedding == null) {
                throw new IllegalStateException("every text must be embedded by now");
            }
            embeddings.add(embedding);
        }
        return embeddings;
    }

    private void add(List<String> texts, Purpose purpose) {
        List<TextEmbedding> embeddings = model.embed(texts, purpose);
        try (DataOutputStream out = new DataOutputStream(
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
            for (int i = 0; i < texts.size(); i++) {
                String key = key(texts.get(i), purpose);
                out.write(record(key, embeddings.get(i)));
                known.put(key, embeddings.get(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the vectors to " + file, e);
        }
    }

    private static byte[] record(String key, TextEmbedding embedding) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(HexFormat.of().parseHex(key));
        out.writeInt(embedding.chunks().size());
        for (Embedding chunk : embedding.chunks()) {
            out.write(chunk.toBytes());
        }
        return bytes.toByteArray();
    }

    private void load() throws IOException {
        long whole = 0;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            while (true) {
                byte[] key = new byte[32];
                in.readFully(key);
                List<Embedding> chunks = new ArrayList<>();
                int count = in.readInt();
                for (int i = 0; i < count; i++) {
                    byte[] chunk = new byte[dimension() * Float.BYTES];
                    in.readFully(chunk);
                    chunks.add(Embedding.ofBytes(chunk));
                }
                known.put(HexFormat.of().formatHex(key), new TextEmbedding(chunks));
                whole += 32 + Integer.BYTES + (long) count * dimension() * Float.BYTES;
            }
        } catch (EOFException end) {
            truncate(whole);
        }
    }

    private void truncate(long whole) throws IOException {
        try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
            channel.truncate(whole);
        }
    }

    private String key(String text, Purpose purpose) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((id() + "\0" + purpose + "\0" + text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
