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
    private static final int CENTS = 100;
    private static final int MOST_PARTS = 10;
    private static final double NEARLY = .004;
    private static final Map<String, List<String>> WHOLE_OF =
            Map.of("cent", List.of("EUR", "USD"), "pence", List.of("GBP"));

    private final Map<Object, List<Value>> values = new HashMap<>();
    private final List<Derived> derived;

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
        List.copyOf(distinct).forEach(value -> {
            distinct.addAll(inCents(value));
            distinct.addAll(asFraction(value));
        });
        distinct.addAll(outOf(reading));
        distinct.forEach(value -> value.keys()
                .forEach(key ->
                        values.computeIfAbsent(key, fresh -> new ArrayList<>()).add(value)));
        derived = Derived.of(reading.quantities());
    }

    /* "40 cents" is "€0.40", whatever currency it is. */
    private static List<Value> inCents(Value value) {
        if (!(value instanceof Value.Amount amount)) {
            return List.of();
        }
        List<String> whole = WHOLE_OF.getOrDefault(amount.unit(), List.of());
        if (!whole.isEmpty()) {
            return whole.stream()
                    .<Value>map(unit -> new Value.Amount(amount.number() / CENTS, unit, false))
                    .toList();
        }
        return WHOLE_OF.entrySet().stream()
                .filter(entry -> amount.number() < 1 && entry.getValue().contains(amount.unit()))
                .<Value>map(entry -> new Value.Amount(Math.rint(amount.number() * CENTS), entry.getKey(), false))
                .toList();
    }

    /* Two thirds are two out of three. */
    private static List<Value> asFraction(Value value) {
        if (!(value instanceof Value.Amount share) || !share.unit().equals(Units.SHARE)) {
            return List.of();
        }
        for (int parts = 2; parts <= MOST_PARTS; parts++) {
            double count = share.number() * parts;
            if (Math.abs(count - Math.rint(count)) < NEARLY && count > NEARLY && count < parts - NEARLY) {
                return List.of(new Value.Amount(Math.rint(count), "", false), new Value.Amount(parts, "", false));
            }
        }
        return List.of();
    }

    /* "Two out of three", "2/3" */
    private static List<Value> outOf(Reading reading) {
        List<Value> shares = new ArrayList<>();
        Tokens tokens = reading.tokens();
        for (int at = 0; at < tokens.size(); at++) {
            boolean outOf = tokens.is(at + 1, "out") && tokens.is(at + 2, "of");
            int whole = outOf ? at + 3 : tokens.is(at + 1, "/") ? at + 2 : at;
            if (whole > at
                    && tokens.at(at).isNumber()
                    && tokens.at(whole).isNumber()
                    && tokens.at(whole).number() > tokens.at(at).number()) {
                double share = tokens.at(at).number() / tokens.at(whole).number();
                shares.add(new Value.Amount(Math.round(share * 1e4) / 1e4, share * CENTS, Units.SHARE, false));
            }
        }
        return shares;
    }

    /** Whether it is told, or follows from what both texts tell. */
    boolean has(Value sought, KnownQuantities other) {
        return has(sought)
                || derived.stream().anyMatch(follows -> sought.matches(follows.value()) && other.has(follows.from()));
    }

    private boolean has(Value sought) {
        return sought.keys().stream()
                .anyMatch(key -> values.getOrDefault(key, List.of()).stream().anyMatch(sought::matches));
    }
}
