// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks;

import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.tck.ForwardingEmbeddingModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A model that keeps every vector it ever made in a file, so that a measurement run again takes seconds. Keyed by model,
 * purpose and the whole text, of which the file holds no more than a digest. What was cut off or damaged on the disk is
 * made again. For one process at a time.
 */
public final class DiskCachedModel extends ForwardingEmbeddingModel {
    private static final int BATCH = 64;

    private final Path path;
    private final VectorFile file;
    private final Map<String, TextEmbedding> known;

    /**
     * Reads what is known already.
     *
     * @param model makes what is not; closed with this
     * @param folder where the file is, created where missing
     */
    public DiskCachedModel(EmbeddingModel model, Path folder) {
        super(model);
        path = folder.resolve(model.id() + ".vectors");
        file = new VectorFile(path, model.dimension());
        try {
            Files.createDirectories(folder);
            known = file.read();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the vectors in " + path, e);
        }
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
        List<TextEmbedding> embeddings = super.embed(texts, purpose);
        Map<String, TextEmbedding> added = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            added.put(key(texts.get(i), purpose), embeddings.get(i));
        }
        try {
            file.append(added);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the vectors to " + path, e);
        }
        known.putAll(added);
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
}
