// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectDetector;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.affect.NeutralAffectDetector;
import dev.recollect.memory.affect.Preceding;
import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.EmbeddingException;
import dev.recollect.memory.embedding.onnx.BundledModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads affect in two ways and mixes what it finds: by small networks over the text's passage embedding and the pieces of
 * its words, trained on sentences that people rated for valence, arousal and dominance; and by cues, the words of feeling,
 * negations, emoji and marks of a chat line. Cues weigh the more, the more there are and the shorter the line is.
 *
 * <p>What was learnt is calibrated so that the middle nine tenths of ordinary sentences span a valence and a dominance of
 * -0.6 to 0.6 and an arousal of 0.25 to 0.75; where it is near neutral, it is shrunk further towards it.
 *
 * <p>Of a reading:
 *
 * <ul>
 *   <li>intensity = √((v² + (2a − 1)² + d²) / 3), the distance from neutral
 *   <li>confidence = the probability that people rate the text on the same side of the ordinary as the valence read, 0.5 to
 *       1: 1 / (1 + e^(−s·|v|)), where s was fitted to readings of sentences that were not trained on
 *   <li>labels = a word for the region of the three numbers, see the manual
 * </ul>
 *
 * <p>Immutable; safe for use by multiple threads. A reading takes some ten thousandths of a second, long texts longer.
 */
public final class TrainedAffectDetector implements AffectDetector {
    private static final Logger LOG = LoggerFactory.getLogger(TrainedAffectDetector.class);
    private static final CueReader CUES = new CueReader(CueList.bundled());
    private static final FollowUps FOLLOW_UPS = new FollowUps(FollowUpList.bundled(), CUES);

    private final AffectWeights weights;

    private TrainedAffectDetector(AffectWeights weights) {
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
                .map(model -> model.modelName() + ".weights")
                .orElse("");
        if (file.isEmpty()) {
            LOG.warn(
                    "no affect weights for the embedding model {}: every text reads as neutral, confidence 0", modelId);
            return new NeutralAffectDetector();
        }
        try (InputStream in = TrainedAffectDetector.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new EmbeddingException("the jar must hold " + file + ", but does not");
            }
            return new TrainedAffectDetector(AffectWeights.read(file, in));
        } catch (IOException e) {
            throw new EmbeddingException("cannot read " + file, e);
        }
    }

    /**
     * A detector with weights of the caller's own, in the format of those in the jar.
     *
     * @param file as the training command writes it
     * @return the detector
     * @throws EmbeddingException if the file cannot be read or is not of that format
     */
    public static TrainedAffectDetector load(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new TrainedAffectDetector(AffectWeights.read(file.toString(), in));
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
     * Reads a text.
     *
     * @throws IllegalArgumentException if the embedding has another dimension than the model's
     */
    @Override
    public AffectReading read(String text, Embedding passage) {
        return read(text, passage, Optional.empty());
    }

    /**
     * Reads a text: a short line that names no feeling and leans on what was said before it, by that; any other by itself.
     *
     * @throws IllegalArgumentException if the embedding has another dimension than the model's
     */
    @Override
    public AffectReading read(String text, Embedding passage, Optional<Preceding> before) {
        int dimension = weights.networks().get(0).inputs();
        if (passage.dimension() != dimension) {
            throw new IllegalArgumentException("the affect detector " + id() + " reads embeddings of " + dimension
                    + " dimensions, but was given " + passage.dimension());
        }
        Affect affect =
                before.flatMap(preceding -> FOLLOW_UPS.read(text, preceding)).orElseGet(() -> byItself(text, passage));
        double confidence = 1 / (1 + Math.exp(-weights.steepness() * Math.abs(affect.valence())));
        return new AffectReading(affect, AffectLabels.of(affect), intensity(affect), confidence, id());
    }

    private Affect byItself(String text, Embedding passage) {
        double[] ratings = Network.meanRatings(weights.networks(), passage.toArray());
        weights.pieces().addTo(ratings, text);
        return Mixture.of(
                weights.valence().reading(ratings[0]),
                weights.arousal().reading(ratings[1]),
                weights.dominance().reading(ratings[2]),
                CUES.read(text));
    }

    private static double intensity(Affect affect) {
        double excitement = 2 * affect.arousal() - 1;
        double square =
                affect.valence() * affect.valence() + excitement * excitement + affect.dominance() * affect.dominance();
        return Math.sqrt(square / 3);
    }
}
