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

    ImportTotals plus(ImportChunk chunk, int moreTombstones) {
        int entries = chunk.experienceIds().size();
        return new ImportTotals(
                lines + entries + moreTombstones,
                accepted + chunk.accepted(),
                duplicate + chunk.duplicate(),
                rejected + chunk.rejected().size(),
                tombstones + moreTombstones);
    }
}
