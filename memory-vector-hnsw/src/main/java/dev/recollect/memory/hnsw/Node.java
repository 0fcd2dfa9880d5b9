// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import com.github.jelmerk.hnswlib.core.Item;
import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.experience.ExperienceId;

/**
 * A vector in a graph. Its id there is a number that is never used again, so that an experience whose vector changes gets
 * a new node. A graph on disk names nodes by these numbers only. Immutable.
 */
final class Node implements Item<Integer, Embedding> {
    private static final long serialVersionUID = 1L;

    /** Stands for what is not known any more: farther from everything than any vector. */
    static final Embedding UNKNOWN = Embedding.of(new float[] {0});

    private static final ExperienceId NOBODY = new ExperienceId("exp_00000000000000000000000000");

    private final Integer number;
    private final transient ExperienceId experience;
    private final transient int chunk;
    private final transient Embedding vector;

    Node(Integer number, ExperienceId experience, int chunk, Embedding vector) {
        this.number = number;
        this.experience = experience;
        this.chunk = chunk;
        this.vector = vector;
    }

    /** A node whose vector is gone; it only holds its place. */
    static Node unknown(Integer number) {
        return new Node(number, NOBODY, 0, UNKNOWN);
    }

    @Override
    public Integer id() {
        return number;
    }

    ExperienceId experience() {
        return experience;
    }

    int chunk() {
        return chunk;
    }

    @Override
    public Embedding vector() {
        return vector;
    }

    @Override
    public int dimensions() {
        return vector.dimension();
    }
}
