// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.ExperienceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The vectors of one scope and role: a row per experience, with a vector per chunk. Rows are kept without gaps: where one
 * is removed the last takes its place, so adding and removing cost the same at any size. Confined to one writer at a time,
 * or readers only.
 */
final class VectorRows {
    private final List<Row> rows = new ArrayList<>();
    private final Map<ExperienceId, Integer> places = new HashMap<>();
    private int vectors;
    private boolean quantized;

    /** The vectors of one experience, a chunk each. */
    record Row(ExperienceId id, List<Embedding> chunks) {
        Row quantized() {
            return new Row(id, chunks.stream().map(Embedding::quantized).toList());
        }

        /** The cosine of the best chunk. */
        double similarity(Embedding query) {
            float best = query.similarity(chunks.get(0));
            for (int chunk = 1; chunk < chunks.size(); chunk++) {
                best = Math.max(best, query.similarity(chunks.get(chunk)));
            }
            /* Rounding may carry the product of two unit vectors a last bit beyond 1. */
            return Math.max(-1, Math.min(1, best));
        }
    }

    List<Row> rows() {
        return rows;
    }

    Set<ExperienceId> ids() {
        return places.keySet();
    }

    int vectors() {
        return vectors;
    }

    Optional<Row> row(ExperienceId id) {
        Integer place = places.get(id);
        return place == null ? Optional.empty() : Optional.of(rows.get(place));
    }

    /* The id must not be there. */
    void add(ExperienceId id, TextEmbedding embedding) {
        places.put(id, rows.size());
        Row row = new Row(id, embedding.chunks());
        rows.add(quantized ? row.quantized() : row);
        vectors += embedding.chunks().size();
    }

    /** Holds the vectors quantised from now on. */
    void quantize() {
        if (!quantized) {
            quantized = true;
            rows.replaceAll(Row::quantized);
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
        Integer place = places.remove(id);
        if (place == null) {
            return;
        }
        vectors -= rows.get(place).chunks().size();
        quantized &= vectors > 0;
        Row last = rows.remove(rows.size() - 1);
        if (!last.id().equals(id)) {
            rows.set(place, last);
            places.put(last.id(), place);
        }
    }
}
