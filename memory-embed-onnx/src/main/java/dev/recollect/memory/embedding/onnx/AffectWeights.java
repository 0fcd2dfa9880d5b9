// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import dev.recollect.memory.embedding.EmbeddingException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The weights of a {@link LinearAffectDetector}, as the training command writes them: JSON, format
 * {@code recollect-affect}, version 1. Immutable.
 *
 * @param id of the detector: name, version of the training, model
 * @param model whose passage embeddings they were trained on
 * @param dimension of its embeddings
 */
record AffectWeights(
        String id, String model, int dimension, AffectScale valence, AffectScale arousal, AffectScale dominance) {

    private static final String FORMAT = "recollect-affect";
    private static final int VERSION = 1;

    /**
     * Reads weights.
     *
     * @throws EmbeddingException if they are not of this format and version
     */
    static AffectWeights read(String file, InputStream in) throws IOException {
        JsonObject root = JsonObject.read(file, in);
        if (!root.text("format").equals(FORMAT) || root.count("version") != VERSION) {
            throw new EmbeddingException(file + " must be of format " + FORMAT + " version " + VERSION + ", but is of "
                    + root.text("format") + " version " + root.count("version"));
        }
        int dimension = root.count("dimension");
        return new AffectWeights(
                root.text("detector"),
                root.text("model"),
                dimension,
                AffectScale.read(root.object("valence"), dimension),
                AffectScale.read(root.object("arousal"), dimension),
                AffectScale.read(root.object("dominance"), dimension));
    }
}
