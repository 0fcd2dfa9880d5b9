// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The quantities of a text and what follows from them, by what they may be found under. */
final class KnownQuantities {
    private final Map<Object, List<Value>> values = new HashMap<>();

    KnownQuantities(Reading reading) {
        Set<Value> distinct = new HashSet<>();
        for (Found found : reading.quantities()) {
            distinct.add(found.value());
            if (found.value() instanceof Value.Clock clock && !clock.either()) {
                clock.partsOfDay().forEach(part -> distinct.add(new Value.Wording(part)));
            }
        }
        /* Who makes a list running text may say how long it was. */
        int members = reading.members().size();
        long quotes = reading.verbatim().stream()
                .filter(found -> found.kind() == FactKind.QUOTE)
                .count();
        if (quotes > 1) {
            distinct.add(new Value.Amount(quotes, "", false));
        }
        if (members > 1) {
            distinct.add(new Value.Amount(members, "", false));
        }
        if (reading.words().contains("none") || reading.words().contains("no")) {
            distinct.add(new Value.Amount(0, "", false));
        }
        if (!reading.marks(Mark.BOTH).isEmpty() || !reading.marks(Mark.OTHER).isEmpty()) {
            distinct.add(new Value.Amount(2, "", false));
        }
        distinct.addAll(Derived.of(reading.quantities()));
        distinct.forEach(value -> value.keys()
                .forEach(key ->
                        values.computeIfAbsent(key, fresh -> new ArrayList<>()).add(value)));
    }

    boolean has(Value sought) {
        return sought.keys().stream()
                .anyMatch(key -> values.getOrDefault(key, List.of()).stream().anyMatch(sought::matches));
    }
}
