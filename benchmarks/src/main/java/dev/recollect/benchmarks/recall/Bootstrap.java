// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * How far a figure would swing with other conversations: the 2.5th and the 97.5th percentile over samples of whole
 * conversations, drawn with replacement (Efron and Tibshirani, An Introduction to the Bootstrap, 1993). The questions of one
 * conversation stand and fall together, so single questions are not drawn.
 *
 * @param low the lower end
 * @param high the upper end
 */
record Bootstrap(double low, double high) {
    private static final int SAMPLES = 2_000;
    private static final long SEED = 1;

    static Bootstrap of(List<Outcome> outcomes, ToDoubleFunction<List<Outcome>> figure) {
        Map<String, List<Outcome>> byConversation = new LinkedHashMap<>();
        outcomes.forEach(outcome -> byConversation
                .computeIfAbsent(outcome.conversation(), key -> new ArrayList<>())
                .add(outcome));
        List<List<Outcome>> conversations = List.copyOf(byConversation.values());
        Random random = new Random(SEED);
        double[] figures = new double[SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            List<Outcome> sample = new ArrayList<>();
            for (int j = 0; j < conversations.size(); j++) {
                sample.addAll(conversations.get(random.nextInt(conversations.size())));
            }
            figures[i] = figure.applyAsDouble(sample);
        }
        Arrays.sort(figures);
        return new Bootstrap(figures[(int) (0.025 * SAMPLES)], figures[(int) (0.975 * SAMPLES) - 1]);
    }
}
