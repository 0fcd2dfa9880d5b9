// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.ExperienceId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The vectors of one scope and role: a row per experience, with a vector per chunk. Rows are kept without gaps: where one
 * is removed the last takes its place, so adding and removing cost the same at any size. Confined to one writer at a time,
 * or readers only.
 */
final class VectorRows {
    private static final int LEAST = 4;

    private final IdTable places = new IdTable();
    private ExperienceId[] ids = new ExperienceId[LEAST];
    private Embedding[] first = new Embedding[LEAST];
    private int size;
    private int vectors;
    private boolean quantized;

    /* All chunks of those that have more than one. */
    private final Map<ExperienceId, List<Embedding>> longer = new HashMap<>();

    /** How many rows there are. */
    int size() {
        return size;
    }

    int vectors() {
        return vectors;
    }

    /** Where the row of an experience is, -1 if there is none. */
    int place(ExperienceId id) {
        return places.get(id);
    }

    /** The experience of a row. */
    ExperienceId id(int place) {
        return ids[place];
    }

    /** A copy of the experiences of all rows, in their order. */
    ExperienceId[] ids() {
        return Arrays.copyOf(ids, size);
    }

    /** The vectors of a row, as they are held. */
    List<Embedding> chunks(int place) {
        List<Embedding> all = longer.isEmpty() ? null : longer.get(ids[place]);
        return all == null ? List.of(first[place]) : all;
    }

    /** The cosine of the best chunk of a row to a query that is {@link #like} them. */
    double similarity(int place, Embedding query) {
        float best = query.similarity(first[place]);
        if (!longer.isEmpty()) {
            for (Embedding chunk : longer.getOrDefault(ids[place], List.of())) {
                best = Math.max(best, query.similarity(chunk));
            }
        }
        /* Rounding may carry the product of two unit vectors a last bit beyond 1, quantising more. */
        return Math.max(-1, Math.min(1, best));
    }

    /* The id must not be there. */
    void add(ExperienceId id, TextEmbedding embedding) {
        if (size == ids.length) {
            int room = size + (size >> 1);
            ids = Arrays.copyOf(ids, room);
            first = Arrays.copyOf(first, room);
        }
        List<Embedding> chunks = quantized ? quantized(embedding.chunks()) : embedding.chunks();
        places.put(id, size);
        ids[size] = id;
        first[size++] = chunks.get(0);
        if (chunks.size() > 1) {
            longer.put(id, chunks);
        }
        vectors += chunks.size();
    }

    private static List<Embedding> quantized(List<Embedding> chunks) {
        return chunks.stream().map(Embedding::quantized).toList();
    }

    /** Holds the vectors quantised from now on. */
    void quantize() {
        if (!quantized) {
            quantized = true;
            longer.replaceAll((id, chunks) -> quantized(chunks));
            for (int place = 0; place < size; place++) {
                List<Embedding> all = longer.get(ids[place]);
                first[place] = all == null ? first[place].quantized() : all.get(0);
            }
        }
    }

    boolean isQuantized() {
        return quantized;
    }

    /** A query in the form in which the vectors are held. */
    Embedding like(Embedding query) {
        return quantized ? query.quantized() : query;
    }

    void remove(ExperienceId id) {
        int place = places.get(id);
        if (place < 0) {
            return;
        }
        vectors -= chunks(place).size();
        longer.remove(id);
        places.remove(id);
        size--;
        if (place < size) {
            ids[place] = ids[size];
            first[place] = first[size];
            places.put(ids[place], place);
        }
        Arrays.fill(ids, size, size + 1, null);
        Arrays.fill(first, size, size + 1, null);
        quantized &= vectors > 0;
    }
}
