// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.affect;

import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.embedding.Embedding;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Readings of sentences that were not trained on, beside people's ratings of them. */
final class Measured {
    private static final List<ToDoubleFunction<RatedSentence>> RATINGS =
            List.of(RatedSentence::valence, RatedSentence::arousal, RatedSentence::dominance);
    private static final List<ToDoubleFunction<Affect>> NUMBERS =
            List.of(Affect::valence, Affect::arousal, Affect::dominance);

    private final List<RatedSentence> sentences;
    private final List<AffectReading> readings;
    private final double[][] scales;

    /**
     * @param sentences the rated
     * @param readings one for each
     * @param scales of valence, arousal, dominance: three ratings and the three readings they become
     */
    Measured(List<RatedSentence> sentences, List<AffectReading> readings, double[][] scales) {
        this.sentences = sentences;
        this.readings = readings;
        this.scales = scales;
    }

    /** Pearson's r of readings and ratings: of valence, arousal, dominance. */
    double[] correlations() {
        return IntStream.range(0, NUMBERS.size())
                .mapToDouble(i -> Sample.correlation(read(i), of(sentences, RATINGS.get(i))))
                .toArray();
    }

    /**
     * The same, of the ratings that the readings stand for. The line from ratings to readings is bent in the middle, so that a
     * reading cannot be proportional to a rating on both sides of it.
     */
    double[] correlationsOfRatings() {
        return IntStream.range(0, NUMBERS.size())
                .mapToDouble(i -> {
                    double[] ratings = IntStream.range(0, readings.size())
                            .mapToDouble(row -> unbent(read(i)[row], scales[i]))
                            .toArray();
                    return Sample.correlation(ratings, of(sentences, RATINGS.get(i)));
                })
                .toArray();
    }

    private static double unbent(double reading, double[] scale) {
        int left = reading < scale[4] ? 0 : 1;
        double slope = (scale[left + 1] - scale[left]) / (scale[left + 4] - scale[left + 3]);
        return scale[1] + (reading - scale[4]) * slope;
    }

    Sides sides(double ordinary) {
        return Sides.of(read(0), of(sentences, RatedSentence::valence), ordinary);
    }

    double[] confidences() {
        return of(readings, AffectReading::confidence);
    }

    private double[] read(int number) {
        return of(readings, reading -> NUMBERS.get(number).applyAsDouble(reading.affect()));
    }

    /** The correlations that ridge regression on the embedding alone reaches: of valence, arousal, dominance. */
    static double[] linear(
            List<RatedSentence> train,
            List<Embedding> trainVectors,
            List<RatedSentence> dev,
            List<Embedding> devVectors) {
        Ridge ridge = new Ridge(rows(trainVectors), 1);
        double[][] measured = rows(devVectors);
        return RATINGS.stream()
                .mapToDouble(rating ->
                        Sample.correlation(ridge.fit(of(train, rating)).applyAll(measured), of(dev, rating)))
                .toArray();
    }

    private static double[][] rows(List<Embedding> vectors) {
        return vectors.stream().map(AffectTraining::widened).toArray(double[][]::new);
    }

    private static <T> double[] of(List<T> all, ToDoubleFunction<T> number) {
        return all.stream().mapToDouble(number).toArray();
    }
}
