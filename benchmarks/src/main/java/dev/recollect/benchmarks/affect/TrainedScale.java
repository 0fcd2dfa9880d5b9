// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.affect;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/**
 * One trained number of affect: the map, the three points of its calibration, and how far it errs.
 *
 * @param map from an embedding to the people's rating
 * @param outputs of the map, at the 5th, 50th and 95th percentile of the training text
 * @param readings that these outputs become
 * @param spread standard deviation of the ratings about the outputs on text that was not trained on
 * @param correlation of ratings and outputs on that text (Pearson)
 */
record TrainedScale(LinearMap map, List<Double> outputs, List<Double> readings, double spread, double correlation) {

    /* Enough for readings that are right to three decimals, few enough for a small file. */
    static final int DECIMALS = 5;

    static TrainedScale of(
            LinearMap fitted,
            double[][] trainInputs,
            double[][] devInputs,
            double[] devRatings,
            List<Double> readings) {
        LinearMap map = fitted.rounded(DECIMALS);
        double[] trained = map.applyAll(trainInputs);
        List<Double> outputs = List.of(quantile(trained, 0.05), quantile(trained, 0.5), quantile(trained, 0.95));
        double[] predicted = map.applyAll(devInputs);
        double[] errors = new double[predicted.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = devRatings[i] - predicted[i];
        }
        double spread = LinearMap.round(Sample.deviation(errors), DECIMALS);
        return new TrainedScale(map, outputs, readings, spread, Sample.correlation(predicted, devRatings));
    }

    private static double quantile(double[] values, double share) {
        return LinearMap.round(Sample.quantile(values, share), DECIMALS);
    }

    void write(JsonGenerator json, String name) throws IOException {
        json.writeObjectFieldStart(name);
        numbers(json, "outputs", outputs);
        numbers(json, "readings", readings);
        json.writeNumberField("spread", spread);
        json.writeNumberField("bias", map.bias());
        json.writeArrayFieldStart("weights");
        for (double weight : map.weights()) {
            json.writeNumber(weight);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void numbers(JsonGenerator json, String name, List<Double> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (double value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }
}
