// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.stance;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.stance.Ballot.Side;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Pools claims by adding log-odds. Pure; the order of the claims changes nothing, nor does a claim that is there twice.
 *
 * <p>Independent evidence multiplies odds, so its log-odds add up (the weight of evidence: I. J. Good, <i>Probability and the
 * Weighing of Evidence</i>, 1950; among pools of opinions this is Bordley's multiplicative formula, <i>Management Science</i>
 * 28, 1982, with even prior odds). Evidence that two claims share is not independent. A claim therefore hands its log-odds out
 * in equal shares over the experiences it rests on, and an experience lends each statement at most the largest share that any
 * claim draws from it in that direction:
 *
 * <pre>{@code L(statement) = Σ_e max_{i ∋ e, ℓi > 0} ℓi/|Ei|  −  Σ_e max_{i ∋ e, ℓi < 0} |ℓi|/|Ei|,   ℓi = ln(pi / (1 − pi))}</pre>
 *
 * with the sign of ℓ turned for claims that deny the statement, and p = 1 / (1 + e^−L). All claims without evidence rest on one
 * and the same thing, the word of whoever makes them.
 *
 * <p>Residual uncertainty is the entropy of q over the rival statements and "none of them", qₖ = e^Lₖ / (1 + Σ e^Lⱼ), in bits,
 * divided by log₂(statements + 1) (Shannon's normalised entropy). For a single statement that is the binary entropy of its
 * pooled probability.
 */
public final class LogOdds {
    /** The name of the method. */
    public static final String NAME = "log_odds";

    /** The most claims in one weighing. */
    public static final int CLAIMS = 50;

    private static final double TIE = 1e-9;
    private static final Comparator<Side> BEST_FIRST = Comparator.<Side>comparingDouble(
                    side -> -Math.rint(side.logOdds() / TIE))
            .thenComparing(Side::words)
            .thenComparing(Side::denied);

    private LogOdds() {}

    /**
     * Weighs claims. Ties go to the statement that comes first in the order of its words, the affirmative before its opposite.
     *
     * @param claims 1 to {@value #CLAIMS}, in any order
     * @return what they come to
     * @throws InvalidInputException if there are none or too many
     */
    public static Weighing weigh(List<Claim> claims) {
        if (claims.isEmpty() || claims.size() > CLAIMS) {
            throw new InvalidInputException("claims", "must be 1 to " + CLAIMS + ", but are " + claims.size());
        }
        Map<String, Ballot> ballots = new TreeMap<>();
        for (Claim claim : claims) {
            Proposition said = Proposition.of(claim.text());
            ballots.computeIfAbsent(said.words(), Ballot::new).add(claim, said.denied());
        }
        List<Side> sides = ballots.values().stream()
                .flatMap(ballot -> ballot.sides().stream())
                .sorted(BEST_FIRST)
                .toList();
        Side best = sides.get(0);
        return new Weighing(
                new Decision(best.claim(), probability(best.logOdds()), best.support()),
                uncertainty(ballots.values()),
                sides.subList(1, sides.size()).stream()
                        .map(side -> new Standing(side.claim(), probability(side.logOdds())))
                        .toList(),
                weights(ballots.values()));
    }

    private static double probability(double logOdds) {
        return rounded(Math.max(Claim.LEAST, Math.min(Claim.MOST, 1 / (1 + Math.exp(-logOdds)))));
    }

    private static double uncertainty(Collection<Ballot> ballots) {
        double[] logOdds =
                ballots.stream().mapToDouble(Ballot::logOdds).sorted().toArray();
        double highest = Math.max(0, logOdds[logOdds.length - 1]);
        double none = Math.exp(-highest);
        double total = none;
        for (double each : logOdds) {
            total += Math.exp(each - highest);
        }
        double bits = bits(none / total);
        for (double each : logOdds) {
            bits += bits(Math.exp(each - highest) / total);
        }
        return rounded(Math.max(0, Math.min(1, bits * Math.log(2) / Math.log(logOdds.length + 1.0))));
    }

    private static double bits(double probability) {
        return probability == 0 ? 0 : -probability * Math.log(probability) / Math.log(2);
    }

    private static SortedMap<ExperienceId, Double> weights(Collection<Ballot> ballots) {
        SortedMap<ExperienceId, Double> weights = new TreeMap<>();
        ballots.forEach(ballot -> ballot.weights((id, share) -> weights.merge(id, share, Double::sum)));
        weights.replaceAll((id, weight) -> rounded(weight));
        return java.util.Collections.unmodifiableSortedMap(weights);
    }

    private static double rounded(double value) {
        return Math.rint(value * 10_000) / 10_000 + 0.0;
    }
}
