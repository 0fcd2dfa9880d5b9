// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import dev.recollect.memory.embedding.Embedding;
import java.util.List;

/**
 * What is saved of a graph.
 *
 * @param index the links; not changed while it is saved
 * @param nodes the nodes that stand for vectors as they are now; all others are nobody's any more
 * @param numbers how many numbers were given to nodes
 */
record GraphImage(HnswIndex<Integer, Embedding, Node, Float> index, List<Node> nodes, int numbers) {}
