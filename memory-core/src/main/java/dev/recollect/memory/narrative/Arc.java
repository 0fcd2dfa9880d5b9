// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.narrative;

import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.Experience;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How feeling went over a stretch of conversation: valences in [-1, 1], kept to four decimals. Of a single turn all four are
 * its valence. Immutable.
 *
 * @param start of the first turn
 * @param end of the last turn
 * @param peak the one farthest from 0, with its sign; of several the earliest
 * @param mean the arithmetic mean over the turns
 */
public record Arc(double start, double end, double peak, double mean) {
    private static final String NUMBER = "(-?[01]\\.[0-9]{4})";
    private static final Pattern WRITTEN = Pattern.compile("start=%1$s end=%1$s peak=%1$s mean=%1$s".formatted(NUMBER));

    /** Checks the ranges and rounds to four decimals. */
    public Arc {
        start = rounded("start", start);
        end = rounded("end", end);
        peak = rounded("peak", peak);
        mean = rounded("mean", mean);
    }

    /* Adding zero turns -0.0 into 0.0. */
    private static double rounded(String field, double value) {
        return Math.rint(Limits.requireRange("arc." + field, value, -1, 1) * 10_000) / 10_000 + 0.0;
    }

    /**
     * The arc over turns.
     *
     * @param turns at least one, in the order in which they happened
     * @return the arc
     * @throws IllegalArgumentException if there is none
     */
    public static Arc over(List<Experience> turns) {
        return ofValences(
                turns.stream().map(turn -> turn.affect().affect().valence()).toList());
    }

    static Arc ofValences(List<Double> valences) {
        if (valences.isEmpty()) {
            throw new IllegalArgumentException("an arc must go over at least one turn");
        }
        double peak = valences.get(0);
        double sum = 0;
        for (double valence : valences) {
            peak = Math.abs(valence) > Math.abs(peak) ? valence : peak;
            sum += valence;
        }
        return new Arc(valences.get(0), valences.get(valences.size() - 1), peak, sum / valences.size());
    }

    /**
     * The form in which it is kept.
     *
     * @return for instance {@code start=0.1000 end=-0.2000 peak=-0.6100 mean=-0.0500}
     */
    public String written() {
        return String.format(Locale.ROOT, "start=%.4f end=%.4f peak=%.4f mean=%.4f", start, end, peak, mean);
    }

    /**
     * Reads the form in which it is kept.
     *
     * @param written any text
     * @return the arc, if the text is one
     */
    public static Optional<Arc> read(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        double[] values = new double[4];
        for (int i = 0; i < values.length; i++) {
            values[i] = Double.parseDouble(matcher.group(i + 1));
            if (Math.abs(values[i]) > 1) {
                return Optional.empty();
            }
        }
        return Optional.of(new Arc(values[0], values[1], values[2], values[3]));
    }
}
