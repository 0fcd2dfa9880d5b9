// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import dev.recollect.memory.embedding.EmbeddingException;

/**
 * One of the three numbers of affect: a linear map from an embedding, and the bent line from its output to the reading.
 * The line goes through three points, where the 5th, 50th and 95th percentile of the outputs on the training text
 * become fixed readings, and goes on straight beyond. Regression hugs the middle; without this no threshold would ever
 * be reached. Immutable.
 */
final class AffectScale {

    private static final int POINTS = 3;

    private final double[] weights;
    private final double bias;
    private final double[] outputs;
    private final double[] readings;
    private final double spread;

    private AffectScale(double[] weights, double bias, double[] outputs, double[] readings, double spread) {
        this.weights = weights;
        this.bias = bias;
        this.outputs = outputs;
        this.readings = readings;
        this.spread = spread;
    }

    static AffectScale read(JsonObject json, int dimension) {
        double[] weights = json.numbers("weights");
        if (weights.length != dimension) {
            throw new EmbeddingException(
                    json.where() + " must have " + dimension + " weights, but has " + weights.length);
        }
        double spread = json.number("spread");
        if (spread <= 0) {
            throw new EmbeddingException(json.where() + " must have a spread above 0, but has " + spread);
        }
        return new AffectScale(
                weights, json.number("bias"), ascending(json, "outputs"), ascending(json, "readings"), spread);
    }

    private static double[] ascending(JsonObject json, String name) {
        double[] points = json.numbers(name);
        if (points.length != POINTS || !(points[0] < points[1] && points[1] < points[2])) {
            throw new EmbeddingException(json.where() + ": " + name + " must be three ascending numbers");
        }
        return points;
    }

    /** The map's output, on the scale of the people's ratings. */
    double raw(float[] embedding) {
        double sum = bias;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * embedding[i];
        }
        return sum;
    }

    /** The reading of an output, not yet kept within the range of readings. */
    double calibrated(double output) {
        int left = output < outputs[1] ? 0 : 1;
        double slope = (readings[left + 1] - readings[left]) / (outputs[left + 1] - outputs[left]);
        return readings[1] + (output - outputs[1]) * slope;
    }

    /** The output of ordinary text. */
    double median() {
        return outputs[1];
    }

    /** The standard deviation of the people's ratings about the outputs, on text that was not trained on. */
    double spread() {
        return spread;
    }
}
