// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.affect;

import java.util.ArrayList;
import java.util.List;

/**
 * A network as it was trained.
 *
 * @param layers one or more
 */
record TrainedNetwork(List<TrainedLayer> layers) {

    TrainedNetwork {
        layers = List.copyOf(layers);
    }

    int inputs() {
        return layers.get(0).inputs();
    }

    /** What the network yields. */
    double[] apply(double[] input) {
        double[] passed = layers.get(0).sums(input);
        for (TrainedLayer layer : layers.subList(1, layers.size())) {
            for (int unit = 0; unit < passed.length; unit++) {
                passed[unit] *= NetworkTraining.slope(passed[unit]);
            }
            passed = layer.sums(passed);
        }
        return passed;
    }

    /** The mean of what networks yield, one or more. */
    static double[] mean(List<TrainedNetwork> networks, double[] input) {
        double[] mean = networks.get(0).apply(input);
        for (TrainedNetwork network : networks.subList(1, networks.size())) {
            double[] more = network.apply(input);
            for (int output = 0; output < mean.length; output++) {
                mean[output] += more[output];
            }
        }
        for (int output = 0; output < mean.length; output++) {
            mean[output] /= networks.size();
        }
        return mean;
    }

    /**
     * The same network for inputs and outputs that were not brought to mean 0 and deviation 1.
     *
     * @param inputs how the inputs were
     * @param outputs how the targets were
     */
    TrainedNetwork on(Standard inputs, Standard outputs) {
        List<TrainedLayer> moved = new ArrayList<>(layers);
        moved.set(0, moved.get(0).onInputs(inputs));
        int last = moved.size() - 1;
        moved.set(last, moved.get(last).onOutputs(outputs));
        return new TrainedNetwork(moved);
    }
}
