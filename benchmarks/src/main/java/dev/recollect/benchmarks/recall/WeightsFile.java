// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import dev.recollect.memory.recall.FusionWeights;
import dev.recollect.memory.recall.Signal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** The resource that the default profile reads its numbers from. */
final class WeightsFile {
    private static final String RESOURCE = "fusion-1.properties";
    private static final String PRIORS = "prior.";

    /* What three decimals can tell from nothing. */
    private static final double LEAST = 0.001;

    private WeightsFile() {}

    /** The file as it ships now. */
    static Properties bundled() {
        try (InputStream in = FusionWeights.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " must be on the class path, but is not");
            }
            Properties numbers = new Properties();
            numbers.load(in);
            return numbers;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the resource " + RESOURCE, e);
        }
    }

    /**
     * The file's text.
     *
     * @param trainedOn the names of the sets
     * @param priors where the lines on usual cosines, which are measured and not trained, are taken from
     * @throws IllegalArgumentException if a number is not finite, the slope not positive, or a name has a comma
     */
    static String text(
            Fusion fusion, Calibration calibration, double floor, List<String> trainedOn, Properties priors) {
        if (!(calibration.slope() >= LEAST)) {
            throw new IllegalArgumentException("a must be at least " + LEAST
                    + ", so that more of what was trained scores higher, but is " + calibration.slope());
        }
        StringBuilder text = new StringBuilder(String.join(
                "\n",
                "# The numbers of the default recall profile, version 1: score = sigma(a * sum(weight * signal) + b); a memory is",
                "# relevant from the floor up. Written by dev.recollect.benchmarks.recall.TrainRecall.",
                "trained.on=" + names(trainedOn),
                ""));
        for (Signal signal : Signal.values()) {
            double weight = signal == Signal.SIZE
                    ? calibration.size() / calibration.slope()
                    : fusion.weights().getOrDefault(signal, 0.0);
            line(text, "weight." + signal.wireName(), weight);
        }
        line(text, "a", calibration.slope());
        line(text, "b", calibration.offset());
        line(text, "floor", floor);
        text.append("# What cosines usually are, for scopes that are too small to say; counts as so many memories.\n")
                .append("# Measured by dev.recollect.benchmarks.recall.MeasureCosines.\n");
        priors.stringPropertyNames().stream()
                .filter(name -> name.startsWith(PRIORS))
                .sorted()
                .forEach(name -> text.append(name)
                        .append('=')
                        .append(priors.getProperty(name))
                        .append('\n'));
        return text.toString();
    }

    /* Apart by commas, and as a properties file, which is read as Latin-1, has other letters. */
    private static String names(List<String> sets) {
        StringBuilder names = new StringBuilder();
        for (String set : sets) {
            if (set.indexOf(',') >= 0) {
                throw new IllegalArgumentException(
                        "the name of a recall set must have no comma to be trained on, but was '" + set + "'");
            }
            names.append(names.isEmpty() ? "" : ",");
            set.chars()
                    .forEach(letter -> names.append(
                            letter < ' ' || letter > '~' || letter == '\\'
                                    ? String.format(Locale.ROOT, "\\u%04x", letter)
                                    : String.valueOf((char) letter)));
        }
        return names.toString();
    }

    private static void line(StringBuilder text, String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " must be a finite number, but is " + value);
        }
        text.append(name)
                .append('=')
                .append(String.format(Locale.ROOT, "%.3f", value))
                .append('\n');
    }

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
