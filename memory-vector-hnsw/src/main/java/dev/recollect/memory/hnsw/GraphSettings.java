// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

/**
 * The numbers of graphs; docs/concepts/vector-index.md shows what they were measured by.
 *
 * @param threshold from how many vectors of a role in a scope a graph is made
 * @param m links of a node in each layer but the lowest, which has twice as many
 * @param efConstruction how many candidates are looked at to link a new node
 * @param ef how many candidates a search keeps at least
 * @param scanShare a search that would keep more candidates than this share of all looks at all of them instead
 */
record GraphSettings(int threshold, int m, int efConstruction, int ef, double scanShare) {
    /** What was measured to find 98 of 100 and more. */
    static GraphSettings withThreshold(int threshold) {
        return new GraphSettings(threshold, 12, 150, 100, 1 / 20.0);
    }
}
