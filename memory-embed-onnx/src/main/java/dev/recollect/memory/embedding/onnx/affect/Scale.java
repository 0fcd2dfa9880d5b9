// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import dev.recollect.memory.embedding.EmbeddingException;
import java.io.DataInputStream;
import java.io.IOException;

/**
 * The bent line from a rating to a reading. It goes through three points, where the 5th, 50th and 95th percentile of the
 * ratings of sentences that were not trained on become fixed readings, and goes on straight beyond. Regression hugs the
 * middle; without this no threshold would ever be reached. Immutable.
 */
final class Scale {
    private static final int POINTS = 3;

    private final double[] ratings;
    private final double[] readings;

    /**
     * @param ratings three, ascending
     * @param readings what they become, ascending
     */
    Scale(double[] ratings, double[] readings) {
        this.ratings = ratings;
        this.readings = readings;
    }

    static Scale read(String file, DataInputStream in) throws IOException {
        return new Scale(ascending(file, in), ascending(file, in));
    }

    private static double[] ascending(String file, DataInputStream in) throws IOException {
        double[] points = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            points[i] = in.readDouble();
        }
        if (!(points[0] < points[1] && points[1] < points[2]) || Double.isInfinite(points[0] - points[2])) {
            throw new EmbeddingException(file + " must hold a scale of three ascending numbers, but holds " + points[0]
                    + ", " + points[1] + ", " + points[2]);
        }
        return points;
    }

    /** The reading of a rating, not yet kept within the range of readings. */
    double reading(double rating) {
        int left = rating < ratings[1] ? 0 : 1;
        double slope = (readings[left + 1] - readings[left]) / (ratings[left + 1] - ratings[left]);
        return readings[1] + (rating - ratings[1]) * slope;
    }
}
