// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.experience.ExperienceId;
import java.util.Comparator;

/**
 * An experience that was found, and how well it fits: higher is closer. Immutable.
 *
 * @param id the experience
 * @param similarity of vectors the cosine of the best chunk, in [-1, 1]; of words the BM25 score, at least 0
 */
public record Neighbor(ExperienceId id, double similarity) {
    /** Best first; ties by ascending id. */
    public static final Comparator<Neighbor> BEST_FIRST = (one, other) -> {
        int order = Double.compare(other.similarity, one.similarity);
        return order != 0 ? order : one.id.compareTo(other.id);
    };
}
