// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

/**
 * The numbers of graphs; docs/concepts/vector-index.md shows what they were measured by.
 *
 * @param threshold from how many vectors of a role in a scope a graph is made
 * @param m links of a node in each layer but the lowest, which has twice as many
 * @param efConstruction how many candidates are looked at to link a new node
 * @param ef how many candidates a search keeps at least, among {@value #USUAL} vectors or fewer
 * @param scanShare a search that would keep more candidates than this share of all looks at all of them instead
 */
record GraphSettings(int threshold, int m, int efConstruction, int ef, double scanShare) {
    private static final int USUAL = 100_000;

    /** What was measured to find 98 of 100 and more. */
    static GraphSettings withThreshold(int threshold) {
        return new GraphSettings(threshold, 12, 150, 100, 1 / 20.0);
    }

    /**
     * How many candidates a search keeps at least: as many more each time the vectors double, since more of them are nearly as
     * near as the nearest. Among a million in 500 clusters 100 find .83 of the nearest ten, 400 find .99.
     *
     * @param vectors how many there are
     * @return {@code ef · (1 + log2(vectors / USUAL))}, never less than {@code ef}
     */
    int efAmong(int vectors) {
        double doublings = Math.log((double) Math.max(vectors, USUAL) / USUAL) / Math.log(2);
        return (int) Math.ceil(ef * (1 + doublings));
    }
}
