// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.stance;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.ExperienceId;
import java.util.List;
import java.util.Set;

/**
 * One statement, how probable it is in the light of its evidence, and that evidence. Immutable.
 *
 * @param text the statement, not blank, at most {@value #TEXT_CHARS} characters
 * @param probability from {@value #LEAST} to {@value #MOST}, kept to four decimals; 0.5 says nothing either way
 * @param evidence the experiences that speak for this probability, each once, at most {@link Limits#PARENTS}; none means
 *     that the claim rests on nothing but the word of whoever makes it
 */
public record Claim(String text, double probability, List<ExperienceId> evidence) {
    /** The least probability: nothing is weighed as impossible. */
    public static final double LEAST = 0.0001;

    /** The greatest probability: nothing is weighed as certain. */
    public static final double MOST = 0.9999;

    /** The most characters of a statement. */
    public static final int TEXT_CHARS = 800;

    private static final double DECIMALS = 10_000;

    /**
     * Checks the bounds.
     *
     * @throws InvalidInputException if one is broken; NaN lies outside of all
     */
    public Claim {
        Limits.requireSaid("claim", text, TEXT_CHARS);
        Limits.requireRange("probability", probability, LEAST, MOST);
        probability = Math.rint(probability * DECIMALS) / DECIMALS;
        evidence = List.copyOf(evidence);
        if (evidence.size() > Limits.PARENTS) {
            throw new InvalidInputException(
                    "evidence", "must be at most " + Limits.PARENTS + ", but are " + evidence.size());
        }
        if (Set.copyOf(evidence).size() != evidence.size()) {
            throw new InvalidInputException("evidence", "must not repeat an entry");
        }
    }

    /**
     * The weight of evidence (I. J. Good, 1950): ln(p / (1 − p)), exactly the opposite for 1 − p.
     *
     * @return the log-odds in nats, 0 for a probability of 0.5
     */
    double logOdds() {
        double tenThousandths = Math.rint(probability * DECIMALS);
        return Math.log(tenThousandths) - Math.log(DECIMALS - tenThousandths);
    }
}
