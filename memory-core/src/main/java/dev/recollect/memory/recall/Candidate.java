// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.experience.ExperienceId;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A memory that was considered, with everything its place among the others follows from. Immutable. Of the many that are
 * considered few are shown: the parts of the score are told when they are asked for.
 */
public final class Candidate {
    private final ExperienceId id;
    private final Signals signals;
    private final double value;
    private final boolean relevant;
    private final Supplier<Score> score;

    Candidate(ExperienceId id, Signals signals, double value, boolean relevant, Supplier<Score> score) {
        this.id = id;
        this.signals = signals;
        this.value = value;
        this.relevant = relevant;
        this.score = score;
    }

    /**
     * Which memory.
     *
     * @return its id
     */
    public ExperienceId id() {
        return id;
    }

    /**
     * Its signals, whatever the profile.
     *
     * @return all of them, in their order
     */
    public Map<Signal, Double> signals() {
        return signals;
    }

    /**
     * The value of its score under the profile.
     *
     * @return in [0, 1]
     */
    public double value() {
        return value;
    }

    /**
     * Its score under the profile.
     *
     * @return the value with its parts
     */
    public Score score() {
        return score.get();
    }

    /**
     * Whether it is likely to bear on the query.
     *
     * @return true from the floor of the default profile up
     */
    public boolean relevant() {
        return relevant;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Candidate that
                && id.equals(that.id)
                && signals.equals(that.signals)
                && Double.compare(value, that.value) == 0
                && relevant == that.relevant
                && score().equals(that.score());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "Candidate[" + id + ", " + score() + ", " + signals + "]";
    }
}
