// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.config;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.recall.RecallProfile;
import dev.recollect.memory.recall.Signal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A caller's own weights by name: those of profile {@code classic}, or those of signals. Where only {@code recency} is named,
 * which both have, and no profile, it is that of {@code classic}.
 */
final class OwnWeights {
    private static final String CLASSIC = "classic";
    private static final String SEMANTIC = "semantic";
    private static final String RECENCY = "recency";
    private static final int SHOWN_CHARS = 40;

    private final RecallProfile classic;

    /** With what holds where a weight of the classic profile is not named, and the half-life. */
    OwnWeights(RecallProfile classic) {
        this.classic = classic;
    }

    RecallProfile profile(Optional<String> profile, Map<String, Double> weights) {
        profile.ifPresent(RecallProfile::of);
        if (weights.isEmpty()) {
            throw new InvalidInputException("weights", "must name at least one");
        }
        boolean isClassic = profile.map(CLASSIC::equals)
                .orElseGet(() -> Set.of(SEMANTIC, RECENCY).containsAll(weights.keySet()));
        return isClassic ? ofClassic(weights) : ofSignals(weights);
    }

    private RecallProfile ofClassic(Map<String, Double> weights) {
        weights.keySet().stream()
                .filter(name -> !name.equals(SEMANTIC) && !name.equals(RECENCY))
                .findFirst()
                .ifPresent(name -> {
                    throw wrong(name, "is no weight of profile classic; those are semantic and recency");
                });
        return RecallProfile.classic(
                weights.getOrDefault(SEMANTIC, classic.semanticWeight()),
                weights.getOrDefault(RECENCY, classic.recencyWeight()),
                classic.halfLife());
    }

    private RecallProfile ofSignals(Map<String, Double> weights) {
        Map<Signal, Double> bySignal = new EnumMap<>(Signal.class);
        weights.forEach((name, weight) -> bySignal.put(signal(name), weight));
        return RecallProfile.custom(bySignal, classic.halfLife());
    }

    private static Signal signal(String name) {
        return Signal.of(name)
                .orElseThrow(() -> wrong(
                        name,
                        name.equals(SEMANTIC)
                                ? "is a weight of profile classic, and does not go with those of signals"
                                : "is unknown; known are " + known()));
    }

    private static String known() {
        String signals = Stream.of(Signal.values()).map(Signal::wireName).collect(Collectors.joining(", "));
        return signals + ", and of profile classic semantic and recency";
    }

    private static InvalidInputException wrong(String name, String rule) {
        String shown = name.length() > SHOWN_CHARS ? name.substring(0, SHOWN_CHARS) + "…" : name;
        return new InvalidInputException("weights." + shown, rule);
    }
}
