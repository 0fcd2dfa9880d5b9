// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.affect;

/** Readings with what people made of the same texts: whether each reading lies on their side of the ordinary. */
final class Sides {
    private static final int BINS = 10;
    private static final double STEEPEST = 50;

    private final double[] valences;
    private final double[] agreed;

    /**
     * @param valences as read
     * @param agreed for each, 1 if people's mean rating lies on its side of the ordinary, 0 if on the other, a half if on neither
     */
    Sides(double[] valences, double[] agreed) {
        this.valences = valences;
        this.agreed = agreed;
    }

    double[] valences() {
        return valences;
    }

    double[] agreed() {
        return agreed;
    }

    /**
     * The sides of some readings.
     *
     * @param valences as read
     * @param ratings by people
     * @param ordinary the rating that is on no side
     */
    static Sides of(double[] valences, double[] ratings, double ordinary) {
        double[] agreed = new double[valences.length];
        for (int i = 0; i < agreed.length; i++) {
            agreed[i] = (1 + Math.signum(valences[i]) * Math.signum(ratings[i] - ordinary)) / 2;
        }
        return new Sides(valences, agreed);
    }

    /** The steepness under which what was agreed is likeliest: golden-section search for the least log loss. */
    double likeliestSteepness() {
        double ratio = (Math.sqrt(5) - 1) / 2;
        double low = 1e-3;
        double high = STEEPEST;
        while (high - low > 1e-6) {
            double left = high - ratio * (high - low);
            double right = low + ratio * (high - low);
            if (loss(left) < loss(right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return LinearMap.round(low, 2);
    }

    private double loss(double steepness) {
        double loss = 0;
        for (int i = 0; i < valences.length; i++) {
            double confidence = confidence(valences[i], steepness);
            loss -= agreed[i] * Math.log(confidence) + (1 - agreed[i]) * Math.log(1 - confidence + 1e-12);
        }
        return loss;
    }

    private static double confidence(double valence, double steepness) {
        return 1 / (1 + Math.exp(-steepness * Math.abs(valence)));
    }

    /**
     * The expected calibration error (Naeini et al. 2015): the mean distance between confidence and how often it was right,
     * over ten equal parts of the range of confidence.
     *
     * @param confidences of the readings, 0.5 to 1
     */
    double calibrationError(double[] confidences) {
        double[] claimed = new double[BINS];
        double[] right = new double[BINS];
        for (int i = 0; i < confidences.length; i++) {
            int bin = Math.min(BINS - 1, (int) ((confidences[i] - 0.5) * 2 * BINS));
            claimed[bin] += confidences[i];
            right[bin] += agreed[i];
        }
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(claimed[bin] - right[bin]) / confidences.length;
        }
        return error;
    }
}
