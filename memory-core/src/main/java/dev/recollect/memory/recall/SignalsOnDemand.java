// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The signals that are read only where they have a weight; 0 where they have none. Confined to one query. */
final class SignalsOnDemand {
    private final Map<Signal, TurnSignal> counting = new EnumMap<>(Signal.class);

    SignalsOnDemand(Predicate<Signal> counts, Map<Signal, Supplier<TurnSignal>> readers) {
        readers.forEach((signal, reader) -> {
            if (counts.test(signal)) {
                counting.put(signal, reader.get());
            }
        });
    }

    /** Looks at turns at once, which costs less than one by one. */
    void look(Collection<Turn> turns) {
        counting.values().forEach(signal -> signal.look(turns));
    }

    double of(Signal signal, Turn turn) {
        TurnSignal counted = counting.isEmpty() ? null : counting.get(signal);
        return counted == null ? 0 : counted.of(turn);
    }
}
