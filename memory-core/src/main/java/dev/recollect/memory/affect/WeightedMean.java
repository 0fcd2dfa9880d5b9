// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.affect;

import java.util.Optional;

/** A running weighted mean of affects. Confined to one thread at a time. */
public final class WeightedMean {
    private double weight;
    private double valence;
    private double arousal;
    private double dominance;

    /** Creates an empty mean. */
    public WeightedMean() {}

    /**
     * Adds a term.
     *
     * @param affect the affect
     * @param termWeight its weight, not negative
     */
    public void add(Affect affect, double termWeight) {
        weight += termWeight;
        valence += termWeight * affect.valence();
        arousal += termWeight * affect.arousal();
        dominance += termWeight * affect.dominance();
    }

    /**
     * The mean so far.
     *
     * @return empty if the weights add up to nothing
     */
    public Optional<Affect> value() {
        if (weight <= 0) {
            return Optional.empty();
        }
        return Optional.of(Affect.clamped(valence / weight, arousal / weight, dominance / weight));
    }
}
