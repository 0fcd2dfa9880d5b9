// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.local;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A model that remembers the vectors it made for a while. A key is a digest of the model's id, the purpose and the whole
 * text; no text is kept. What is seldom asked for makes room (W-TinyLFU). Safe for use by multiple threads.
 */
final class CachedEmbeddingModel implements EmbeddingModel {
    /* Another process may erase on the same store; its erasures are not told here, so nothing stays for long. */
    static final Duration KEPT = Duration.ofHours(1);

    private static final Executor AT_ONCE = Runnable::run;

    private final EmbeddingModel model;
    private final Cache<Digest, TextEmbedding> cache;
    private final AtomicLong erasures = new AtomicLong();
    private volatile boolean closed;

    /**
     * @param model makes the vectors; closed with this
     * @param vectors at most how many are kept, a long text has several; at least 1
     * @param ticker tells how long
     */
    CachedEmbeddingModel(EmbeddingModel model, int vectors, Ticker ticker) {
        this.model = model;
        cache = Caffeine.newBuilder()
                .maximumWeight(vectors)
                .weigher((Digest key, TextEmbedding embedding) ->
                        embedding.chunks().size())
                .expireAfterWrite(KEPT)
                .ticker(ticker)
                .executor(AT_ONCE)
                .build();
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
    public List<TextEmbedding> embed(List<String> texts, Purpose purpose) {
        if (closed) {
            throw new IllegalStateException("the embedding model " + id() + " is closed");
        }
        List<Digest> keys = texts.stream().map(text -> key(text, purpose)).toList();
        Map<Digest, TextEmbedding> known = new HashMap<>(cache.getAllPresent(keys));
        Map<Digest, String> missing = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            if (!known.containsKey(keys.get(i))) {
                missing.put(keys.get(i), texts.get(i));
            }
        }
        if (!missing.isEmpty() || texts.isEmpty()) {
            known.putAll(made(missing, purpose));
        }
        List<TextEmbedding> embeddings = new ArrayList<>(keys.size());
        for (Digest key : keys) {
            TextEmbedding embedding = known.get(key);
            if (embedding == null) {
                throw new IllegalStateException("every text must have been embedded");
            }
            embeddings.add(embedding);
        }
        return embeddings;
    }

    private Map<Digest, TextEmbedding> made(Map<Digest, String> missing, Purpose purpose) {
        long before = erasures.get();
        List<TextEmbedding> embeddings = model.embed(List.copyOf(missing.values()), purpose);
        Map<Digest, TextEmbedding> made = new HashMap<>();
        int next = 0;
        for (Digest key : missing.keySet()) {
            made.put(key, embeddings.get(next));
            next++;
        }
        cache.putAll(made);
        if (erasures.get() != before) {
            /* Something was erased while these were made; it may have been one of them. */
            cache.invalidateAll(made.keySet());
        }
        return made;
    }

    private Digest key(String text, Purpose purpose) {
        byte[] head = (id() + '\0' + purpose + '\0').getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(head.length + Character.BYTES * text.length());
        bytes.put(head);
        bytes.asCharBuffer().put(text);
        return Digest.ofBytes(bytes.array());
    }

    /** Lets go of everything. */
    void forget() {
        erasures.incrementAndGet();
        cache.invalidateAll();
    }

    /** How many vectors are kept, about: what is past its time counts until it is noticed. */
    long size() {
        cache.cleanUp();
        return cache.asMap().values().stream()
                .mapToLong(embedding -> embedding.chunks().size())
                .sum();
    }

    @Override
    public void close() {
        closed = true;
        forget();
        model.close();
    }
}
