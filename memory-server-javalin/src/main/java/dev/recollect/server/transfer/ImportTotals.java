// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

/**
 * What became of a file. Immutable.
 *
 * @param lines lines (or turns) that hold something
 * @param accepted how many are stored now
 * @param duplicate how many were there already
 * @param rejected how many are not stored
 * @param tombstones lines that tell of something erased
 */
public record ImportTotals(long lines, long accepted, long duplicate, long rejected, long tombstones) {
    /** Nothing yet. */
    public static final ImportTotals NONE = new ImportTotals(0, 0, 0, 0, 0);

    /**
     * The totals with one more chunk.
     *
     * @param chunk what became of it
     * @return the sums
     */
    public ImportTotals plus(ImportChunk chunk) {
        return new ImportTotals(
                lines + chunk.experienceIds().size() + chunk.tombstones(),
                accepted + chunk.accepted(),
                duplicate + chunk.duplicate(),
                rejected + chunk.rejected().size(),
                tombstones + chunk.tombstones());
    }
}
