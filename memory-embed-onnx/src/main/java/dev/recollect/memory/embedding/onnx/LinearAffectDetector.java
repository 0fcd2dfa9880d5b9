// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectDetector;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.affect.NeutralAffectDetector;
import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.EmbeddingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads affect from a text's passage embedding by three linear maps, trained on sentences that people rated for
 * valence, arousal and dominance, and calibrated so that the middle nine tenths of ordinary sentences span a valence
 * and a dominance of -0.6 to 0.6 and an arousal of 0.25 to 0.75.
 *
 * <p>Of a reading:
 *
 * <ul>
 *   <li>intensity = √((v² + (2a − 1)² + d²) / 3), the distance from neutral
 *   <li>confidence = the probability that people rate the text on the same side of the ordinary as the valence read,
 *       0.5 to 1: Φ(|x| / s), where x is how far the map's output lies from the median and s the spread of its error on
 *       sentences it was not trained on; Φ(z) ≈ 1 / (1 + e^(−1.702 z)) (Camilli 1994)
 *   <li>labels = a word for the region of the three numbers, see the manual
 * </ul>
 *
 * <p>Immutable; safe for use by multiple threads; one reading costs three dot products.
 */
public final class LinearAffectDetector implements AffectDetector {

    private static final Logger LOG = LoggerFactory.getLogger(LinearAffectDetector.class);
    private static final double LOGISTIC_SCALE = 1.702;

    private final AffectWeights weights;

    private LinearAffectDetector(AffectWeights weights) {
        this.weights = weights;
    }

    /**
     * The detector for an embedding model. There are weights for every {@link BundledModel}; for any other model the
     * choice is to read nothing, and to say so in every reading.
     *
     * @param modelId the model's id
     * @return the detector that was trained for the model, else a {@link NeutralAffectDetector}, whose readings carry
     *     its name and confidence 0
     */
    public static AffectDetector forModel(String modelId) {
        // A model's id reaches into the jar only if it is one of the names known here.
        String file = BundledModel.named(modelId)
                .filter(model -> model.modelName().equals(modelId))
                .map(model -> "affect-" + model.modelName() + ".json")
                .orElse("");
        if (file.isEmpty()) {
            LOG.warn(
                    "no affect weights for the embedding model {}: every text reads as neutral, confidence 0", modelId);
            return new NeutralAffectDetector();
        }
        try (InputStream in = LinearAffectDetector.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new EmbeddingException("the jar must hold " + file + ", but does not");
            }
            return new LinearAffectDetector(AffectWeights.read(file, in));
        } catch (IOException e) {
            throw new EmbeddingException("cannot read " + file, e);
        }
    }

    /**
     * A detector with weights of the caller's own, in the format of those in the jar.
     *
     * @param file JSON, format {@code recollect-affect} version 1
     * @return the detector
     * @throws EmbeddingException if the file cannot be read or is not of that format
     */
    public static LinearAffectDetector load(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new LinearAffectDetector(AffectWeights.read(file.toString(), in));
        } catch (IOException e) {
            throw new EmbeddingException("cannot read the affect weights " + file, e);
        }
    }

    /**
     * The id of the embedding model whose vectors this detector reads.
     *
     * @return the id
     */
    public String modelId() {
        return weights.model();
    }

    @Override
    public String id() {
        return weights.id();
    }

    /**
     * Reads the embedding; the text itself is not looked at.
     *
     * @throws IllegalArgumentException if the embedding has another dimension than the model's
     */
    @Override
    public AffectReading read(String text, Embedding passage) {
        if (passage.dimension() != weights.dimension()) {
            throw new IllegalArgumentException("the affect detector " + id() + " reads embeddings of "
                    + weights.dimension() + " dimensions, but was given " + passage.dimension());
        }
        float[] vector = passage.toArray();
        double valence = weights.valence().raw(vector);
        Affect affect = Affect.clamped(
                weights.valence().calibrated(valence),
                weights.arousal().calibrated(weights.arousal().raw(vector)),
                weights.dominance().calibrated(weights.dominance().raw(vector)));
        double errors = Math.abs(valence - weights.valence().median())
                / weights.valence().spread();
        double confidence = 1 / (1 + Math.exp(-LOGISTIC_SCALE * errors));
        return new AffectReading(affect, AffectLabels.of(affect), intensity(affect), confidence, id());
    }

    private static double intensity(Affect affect) {
        double excitement = 2 * affect.arousal() - 1;
        double square =
                affect.valence() * affect.valence() + excitement * excitement + affect.dominance() * affect.dominance();
        return Math.sqrt(square / 3);
    }
}
