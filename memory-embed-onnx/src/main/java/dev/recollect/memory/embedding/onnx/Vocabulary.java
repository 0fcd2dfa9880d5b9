// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import java.util.HashMap;
import java.util.Map;

/**
 * The pieces a WordPiece model knows, those that begin a word apart from those that continue one.
 *
 * <p>Immutable; safe for use by multiple threads.
 */
final class Vocabulary {

    private final Map<String, Integer> beginnings;
    private final Map<String, Integer> continuations;

    /**
     * @param ids every piece with its id
     * @param continuationPrefix what marks a piece that continues a word; left off in the lookups
     */
    Vocabulary(Map<String, Integer> ids, String continuationPrefix) {
        beginnings = new HashMap<>(ids.size() * 2);
        continuations = new HashMap<>();
        ids.forEach((piece, id) -> {
            // A piece "##a" can also begin a word, spelt with the prefix; only a prefix alone never continues one.
            beginnings.put(piece, id);
            if (piece.length() > continuationPrefix.length() && piece.startsWith(continuationPrefix)) {
                continuations.put(piece.substring(continuationPrefix.length()), id);
            }
        });
    }

    /** The id of a piece at the start of a word, or -1. */
    int beginning(String piece) {
        return beginnings.getOrDefault(piece, -1);
    }

    /** The id of a piece inside a word, or -1. */
    int continuation(String piece) {
        return continuations.getOrDefault(piece, -1);
    }
}
