// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.eval;

import dev.recollect.memory.recall.FusionWeights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** Which recall sets the bundled weights of the default profile were trained on, as the weights themselves say. */
final class TrainingSets {
    private static final String WEIGHTS = "fusion-1.properties";
    private static final String KEY = "trained.on";

    private TrainingSets() {}

    static Set<String> bundled() {
        try (InputStream in = FusionWeights.class.getResourceAsStream(WEIGHTS)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + WEIGHTS + " must be in the jar, but is not");
            }
            Properties properties = new Properties();
            properties.load(in);
            return of(properties);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + WEIGHTS, e);
        }
    }

    /** Names apart by commas; none where the weights name none. */
    static Set<String> of(Properties weights) {
        return Arrays.stream(weights.getProperty(KEY, "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
