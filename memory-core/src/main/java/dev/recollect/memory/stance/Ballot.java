// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.stance;

import dev.recollect.memory.experience.ExperienceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** What the claims lend to one statement and to its opposite. Confined to one weighing. */
final class Ballot {
    private static final String BY_WORD_ALONE = "";

    private static final Comparator<Claim> CLEAREST =
            Comparator.comparingDouble(Claim::probability).reversed().thenComparing(Claim::text);

    private final String words;
    private final Map<String, Double> towards = new TreeMap<>();
    private final Map<String, Double> against = new TreeMap<>();
    private final List<Claim> affirming = new ArrayList<>();
    private final List<Claim> denying = new ArrayList<>();

    Ballot(String words) {
        this.words = words;
    }

    /* Each piece of evidence lends its share of the claim's log-odds; of several claims that cite it, the most. */
    void add(Claim claim, boolean denied) {
        (denied ? denying : affirming).add(claim);
        double logOdds = denied ? -claim.logOdds() : claim.logOdds();
        List<String> sources = claim.evidence().isEmpty()
                ? List.of(BY_WORD_ALONE)
                : claim.evidence().stream().map(ExperienceId::value).toList();
        double share = Math.abs(logOdds) / sources.size();
        if (share > 0) {
            Map<String, Double> side = logOdds > 0 ? towards : against;
            sources.forEach(source -> side.merge(source, share, Math::max));
        }
    }

    /** The pooled log-odds of the statement, in nats. */
    double logOdds() {
        return sum(towards) - sum(against);
    }

    /* Smallest first, so that equal amounts from different sources add up to equal sums. */
    private static double sum(Map<String, Double> side) {
        return side.values().stream().mapToDouble(Double::doubleValue).sorted().sum();
    }

    /** Hears how much each experience lent, whichever way. */
    void weights(BiConsumer<ExperienceId, Double> hearer) {
        List.of(towards, against)
                .forEach(side ->
                        side.forEach((source, share) -> idOf(source).ifPresent(id -> hearer.accept(id, share))));
    }

    /** The sides that were claimed: the statement, its opposite, or both. */
    List<Side> sides() {
        List<Side> sides = new ArrayList<>();
        if (!affirming.isEmpty()) {
            sides.add(new Side(words, false, clearest(affirming), logOdds(), supporters(towards)));
        }
        if (!denying.isEmpty()) {
            sides.add(new Side(words, true, clearest(denying), -logOdds(), supporters(against)));
        }
        return sides;
    }

    private static String clearest(List<Claim> claims) {
        return claims.stream().min(CLEAREST).orElseThrow().text();
    }

    private static List<ExperienceId> supporters(Map<String, Double> side) {
        return side.keySet().stream().flatMap(source -> idOf(source).stream()).toList();
    }

    private static Optional<ExperienceId> idOf(String source) {
        return source.equals(BY_WORD_ALONE) ? Optional.empty() : Optional.of(new ExperienceId(source));
    }

    /** A statement or its opposite. */
    record Side(String words, boolean denied, String claim, double logOdds, List<ExperienceId> support) {}
}
