// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.affect;

import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.onnx.affect.TrainedAffectDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Trains the weights of a detector in stages, each on what the one before leaves over:
 *
 * <ol>
 *   <li>two networks, of which the mean is taken, on five times four fifths of the sentences, each of which yields ratings for the fifth it has not seen;
 *   <li>on what people's ratings differ from those, the weights of the pieces of texts, by fifths again;
 *   <li>on the ratings that both together yield for sentences unseen, the scales;
 *   <li>on the readings of the five detectors so made, for sentences unseen, the confidence;
 *   <li>network and pieces once more, on all sentences.
 * </ol>
 */
final class AffectTraining {
    private static final int OUTPUTS = 3;
    private static final int FOLDS = 5;
    private static final int NETWORKS = 2;
    private static final double[][] READINGS = {{-0.6, 0, 0.6}, {0.25, 0.5, 0.75}, {-0.6, 0, 0.6}};
    private static final double[] SHARES = {0.05, 0.5, 0.95};
    private static final int DECIMALS = 5;

    /**
     * What is chosen, not learnt.
     *
     * @param hidden units of each network
     * @param epochs how often they see each sentence
     * @param lambda of the ridge regression on the pieces
     * @param seed of what is random
     */
    record Settings(int hidden, int epochs, double lambda, long seed) {}

    private final List<RatedSentence> sentences;
    private final List<Embedding> embeddings;
    private final Settings settings;
    private final double[][] inputs;
    private final double[][] ratings;
    private final int[] folds;
    private final PieceMatrix pieces;

    AffectTraining(List<RatedSentence> sentences, List<Embedding> embeddings, Settings settings) {
        this.sentences = sentences;
        this.embeddings = embeddings;
        this.settings = settings;
        inputs = embeddings.stream().map(AffectTraining::widened).toArray(double[][]::new);
        ratings = sentences.stream()
                .map(sentence -> new double[] {sentence.valence(), sentence.arousal(), sentence.dominance()})
                .toArray(double[][]::new);
        folds = folds(inputs.length, settings.seed());
        pieces = PieceMatrix.of(sentences.stream().map(RatedSentence::text).toList());
    }

    static double[] widened(Embedding embedding) {
        float[] vector = embedding.toArray();
        return IntStream.range(0, vector.length).mapToDouble(i -> vector[i]).toArray();
    }

    private static int[] folds(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] folds = IntStream.range(0, rows).map(row -> row % FOLDS).toArray();
        for (int i = rows - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = folds[i];
            folds[i] = folds[other];
            folds[other] = kept;
        }
        return folds;
    }

    /**
     * Trains.
     *
     * @param model the id of the embedding model
     * @param scratch a folder for files on the way
     */
    WeightsFile train(String model, Path scratch) throws IOException {
        List<List<TrainedNetwork>> networks = new ArrayList<>();
        double[][] unseen = new double[inputs.length][];
        for (int fold = 0; fold < FOLDS; fold++) {
            networks.add(networks(without(fold), fold + 1));
            for (int row : only(fold)) {
                unseen[row] = TrainedNetwork.mean(networks.get(fold), inputs[row]);
            }
        }
        double[][] left = new double[OUTPUTS][];
        Arrays.setAll(
                left,
                output -> IntStream.range(0, inputs.length)
                        .mapToDouble(row -> ratings[row][output] - unseen[row][output])
                        .toArray());
        double[][][] weights = new double[FOLDS][][];
        for (int fold = 0; fold < FOLDS; fold++) {
            weights[fold] = pieceWeights(without(fold), left);
            for (int row : only(fold)) {
                for (int output = 0; output < OUTPUTS; output++) {
                    unseen[row][output] += pieces.dot(row, weights[fold][output]);
                }
            }
        }
        double[][] scales = new double[OUTPUTS][];
        Arrays.setAll(scales, output -> scale(unseen, output));
        double[] valences = new double[inputs.length];
        for (int fold = 0; fold < FOLDS; fold++) {
            read(file(model, networks.get(fold), weights[fold], scales, 1), only(fold), scratch, valences);
        }
        double steepness = Sides.of(valences, column(ratings, 0), ordinary()).likeliestSteepness();
        int[] all = IntStream.range(0, inputs.length).toArray();
        return file(model, networks(all, 0), pieceWeights(all, left), scales, steepness);
    }

    /** The median of people's ratings of valence. */
    double ordinary() {
        return Sample.quantile(column(ratings, 0), 0.5);
    }

    private List<TrainedNetwork> networks(int[] rows, int seed) {
        double[][] some = picked(inputs, rows);
        double[][] targets = picked(ratings, rows);
        Standard input = Standard.of(some);
        Standard output = Standard.of(targets);
        double[][] from = input.applied(some);
        double[][] to = output.applied(targets);
        return IntStream.range(NETWORKS * seed, NETWORKS * (seed + 1))
                .mapToObj(one -> network(one).fit(from, to).on(input, output))
                .toList();
    }

    private NetworkTraining network(int seed) {
        return new NetworkTraining(settings.hidden(), settings.epochs(), settings.seed() + seed);
    }

    private double[][] pieceWeights(int[] rows, double[][] targets) {
        return Arrays.stream(targets)
                .map(target -> SparseRidge.fit(pieces, rows, target, settings.lambda()))
                .toArray(double[][]::new);
    }

    private static double[] scale(double[][] unseen, int output) {
        double[] outputs = column(unseen, output);
        double[] scale = new double[2 * SHARES.length];
        for (int i = 0; i < SHARES.length; i++) {
            scale[i] = LinearMap.round(Sample.quantile(outputs, SHARES[i]), DECIMALS);
            scale[SHARES.length + i] = READINGS[output][i];
        }
        return scale;
    }

    private void read(WeightsFile file, int[] rows, Path scratch, double[] valences) throws IOException {
        Path path = Files.createTempFile(scratch, "fold", ".weights");
        try {
            file.write(path);
            TrainedAffectDetector detector = TrainedAffectDetector.load(path);
            for (int row : rows) {
                AffectReading reading = detector.read(sentences.get(row).text(), embeddings.get(row));
                valences[row] = reading.affect().valence();
            }
        } finally {
            Files.deleteIfExists(path);
        }
    }

    private WeightsFile file(
            String model, List<TrainedNetwork> networks, double[][] weights, double[][] scales, double steepness) {
        double[][] perPiece = Arrays.stream(weights)
                .map(weight -> IntStream.range(0, weight.length)
                        .mapToDouble(bucket -> weight[bucket] * pieces.factors()[bucket])
                        .toArray())
                .toArray(double[][]::new);
        String provenance = "EmoBank (CC BY-SA 4.0), split train, " + inputs.length + " sentences; two networks of two "
                + "layers of " + settings.hidden() + " hidden units, " + settings.epochs()
                + " epochs; ridge regression on pieces, lambda " + settings.lambda() + "; seed " + settings.seed();
        return new WeightsFile("affect-4/" + model, model, provenance, networks, perPiece, scales, steepness);
    }

    private int[] without(int fold) {
        return IntStream.range(0, folds.length)
                .filter(row -> folds[row] != fold)
                .toArray();
    }

    private int[] only(int fold) {
        return IntStream.range(0, folds.length)
                .filter(row -> folds[row] == fold)
                .toArray();
    }

    private static double[][] picked(double[][] rows, int[] which) {
        return Arrays.stream(which).mapToObj(row -> rows[row]).toArray(double[][]::new);
    }

    private static double[] column(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }
}
