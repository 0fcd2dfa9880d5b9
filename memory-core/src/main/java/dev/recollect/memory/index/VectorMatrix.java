// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.ExperienceId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The vectors of one scope and role, row by row, with the experience and the chunk that each row belongs to. Rows are
 * kept without gaps: where one is removed the last takes its place, so adding and removing a vector cost the same at any
 * size. Confined to one writer at a time, or readers only.
 */
final class VectorMatrix {
    /* Blocks, so that growing never copies more than the first of them and needs no single huge array. */
    private static final int BLOCK_ROWS = 1_024;
    private static final int FIRST_ROWS = 8;
    private static final int[] NONE = {};

    private final int dimension;
    private final List<float[]> blocks = new ArrayList<>();
    private final List<ExperienceId> ids = new ArrayList<>();
    private int[] chunks = new int[FIRST_ROWS];
    private int[] siblings = new int[FIRST_ROWS];
    private final Map<ExperienceId, int[]> rows = new HashMap<>();

    VectorMatrix(int dimension) {
        this.dimension = dimension;
    }

    int rows() {
        return ids.size();
    }

    int experiences() {
        return rows.size();
    }

    void add(ExperienceId id, TextEmbedding embedding) {
        int[] places = new int[embedding.chunks().size()];
        for (int chunk = 0; chunk < places.length; chunk++) {
            int row = ids.size();
            places[chunk] = row;
            ids.add(id);
            if (row == chunks.length) {
                chunks = Arrays.copyOf(chunks, 2 * row);
                siblings = Arrays.copyOf(siblings, 2 * row);
            }
            chunks[row] = chunk;
            siblings[row] = places.length;
            float[] vector = embedding.chunks().get(chunk).toArray();
            System.arraycopy(vector, 0, blockWithRoomFor(row), offset(row), dimension);
        }
        rows.put(id, places);
    }

    private float[] blockWithRoomFor(int row) {
        int block = row / BLOCK_ROWS;
        int needed = offset(row) + dimension;
        if (block == blocks.size()) {
            blocks.add(new float[(block == 0 ? FIRST_ROWS : BLOCK_ROWS) * dimension]);
        } else if (blocks.get(block).length < needed) {
            int doubled = Math.min(BLOCK_ROWS * dimension, 2 * blocks.get(block).length);
            blocks.set(block, Arrays.copyOf(blocks.get(block), doubled));
        }
        return blocks.get(block);
    }

    private int offset(int row) {
        return row % BLOCK_ROWS * dimension;
    }

    void remove(ExperienceId id) {
        int[] places = rows.remove(id);
        if (places == null) {
            return;
        }
        /* From the highest row down: the last row that moves into a gap is then never one that is to go, too. */
        Arrays.sort(places);
        for (int i = places.length - 1; i >= 0; i--) {
            removeRow(places[i]);
        }
    }

    private void removeRow(int row) {
        int last = ids.size() - 1;
        ExperienceId moved = ids.remove(last);
        float[] from = blocks.get(last / BLOCK_ROWS);
        if (row != last) {
            ids.set(row, moved);
            chunks[row] = chunks[last];
            siblings[row] = siblings[last];
            System.arraycopy(from, offset(last), blocks.get(row / BLOCK_ROWS), offset(row), dimension);
            int[] places = rows.get(moved);
            if (places != null) {
                places[chunks[row]] = row;
            }
        }
        Arrays.fill(from, offset(last), offset(last) + dimension, 0);
        if (offset(last) == 0) {
            blocks.remove(last / BLOCK_ROWS);
        }
    }

    /** Whether a row is the first of its experience; the others are seen through it. */
    boolean isFirst(int row) {
        return chunks[row] == 0;
    }

    /** The cosine of the best chunk of the experience whose first chunk is in this row. */
    double similarity(float[] query, int firstRow) {
        float best = dot(query, firstRow);
        if (siblings[firstRow] > 1) {
            for (int place : rows.getOrDefault(ids.get(firstRow), NONE)) {
                best = Math.max(best, dot(query, place));
            }
        }
        /* Rounding may carry the product of two unit vectors a last bit beyond 1. */
        return Math.max(-1, Math.min(1, best));
    }

    /** The first row of an experience, or -1 if it has none. */
    int rowOf(ExperienceId id) {
        int[] places = rows.get(id);
        return places == null ? -1 : places[0];
    }

    private float dot(float[] query, int row) {
        return DotProduct.of(query, blocks.get(row / BLOCK_ROWS), offset(row));
    }

    ExperienceId id(int row) {
        return ids.get(row);
    }

    int chunk(int row) {
        return chunks[row];
    }

    Embedding vector(int row) {
        return Embedding.of(Arrays.copyOfRange(blocks.get(row / BLOCK_ROWS), offset(row), offset(row) + dimension));
    }
}
