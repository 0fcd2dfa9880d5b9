// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Numbers, dates and times: each stands somewhere in the other text, however it is written there. */
final class QuantityCheck implements Check {
    @Override
    public void compare(Side draft, Side styled, Differences differences) {
        Known before = new Known(draft.here());
        Known after = new Known(styled.here());
        missing(draft, after, differences.lost());
        missing(styled, before, differences.added());
        rates(draft.here(), styled.here(), differences);
        counted(draft, styled, differences);
    }

    /** Adds what was counted and is now another thing: "two boxes", "two pallets". */
    private static void counted(Side draft, Side styled, Differences differences) {
        Map<Double, Integer> before = counted(draft.here());
        Map<Double, Integer> after = counted(styled.here());
        before.forEach((number, at) -> {
            int now = after.getOrDefault(number, -1);
            boolean replaced = at >= 0 && now >= 0 && isFresh(draft, at + 1) && isFresh(styled, now + 1);
            if (replaced) {
                differences.lost().add(draft.fact(FactKind.NUMBER, at, at + 2));
                differences.added().add(styled.fact(FactKind.NUMBER, now, now + 2));
            }
        });
    }

    private static boolean isFresh(Side side, int at) {
        return !side.there().clauses().stems().contains(side.here().stem(at));
    }

    /* Where numbers with a word behind them stand; -1 for those that stand there twice. */
    private static Map<Double, Integer> counted(Reading reading) {
        Map<Double, Integer> counted = new HashMap<>();
        Tokens tokens = reading.tokens();
        for (int at = 0; at < tokens.size(); at++) {
            boolean things = tokens.at(at).isNumber()
                    && !tokens.at(at).ordinal()
                    && !tokens.at(at - 1).isSign()
                    && !Units.isUnit(tokens.at(at + 1).word())
                    && tokens.at(at + 1).isWord()
                    && tokens.at(at + 1).word().endsWith("s")
                    && !reading.stem(at + 1).isEmpty();
            if (things) {
                counted.merge(tokens.at(at).number(), at, (one, other) -> -1);
            }
        }
        return counted;
    }

    private static void missing(Side side, Known known, List<Fact> missing) {
        Set<Value> told = new HashSet<>();
        for (Found found : side.here().quantities()) {
            if (!found.optional()
                    && !isFigureOfSpeech(found, side)
                    && told.add(found.value())
                    && !known.has(found.value())) {
                missing.add(found.fact());
            }
        }
    }

    /* "A thousand thanks", "sleep well tonight": in a clause about nothing that the other text speaks of. */
    private static boolean isFigureOfSpeech(Found found, Side side) {
        boolean loose = found.value() instanceof Value.Wording
                || (found.value() instanceof Value.Amount amount && amount.isRound());
        boolean spelled = found.value() instanceof Value.Amount amount
                && amount.unit().isEmpty()
                && Character.isLetter(found.text().charAt(0));
        return (loose && !side.bears(found.at())) || ((spelled || loose) && side.isRemark(found.at()));
    }

    /* What is paid per hour is not paid per day; that it is told at all may come and go. */
    private static void rates(Reading draft, Reading styled, Differences differences) {
        Map<Value, Found> before = rates(draft);
        Map<Value, Found> after = rates(styled);
        List<Found> lost = before.values().stream()
                .filter(rate -> !after.containsKey(rate.value()))
                .toList();
        List<Found> added = after.values().stream()
                .filter(rate -> !before.containsKey(rate.value()))
                .toList();
        if (!lost.isEmpty() && !added.isEmpty()) {
            lost.forEach(rate -> differences.lost().add(rate.fact()));
            added.forEach(rate -> differences.added().add(rate.fact()));
        }
    }

    private static Map<Value, Found> rates(Reading reading) {
        Map<Value, Found> rates = new HashMap<>();
        reading.quantities().stream()
                .filter(found -> found.value() instanceof Value.Rate)
                .forEach(found -> rates.putIfAbsent(found.value(), found));
        return rates;
    }

    /** The values of a text, by what they may be found under. */
    private static final class Known {
        private final Map<Object, List<Value>> values = new HashMap<>();

        Known(Reading reading) {
            Set<Value> distinct = new HashSet<>();
            for (Found found : reading.quantities()) {
                distinct.add(found.value());
                if (found.value() instanceof Value.Clock clock && !clock.either()) {
                    clock.partsOfDay().forEach(part -> distinct.add(new Value.Wording(part)));
                }
            }
            /* Who makes a list running text may say how long it was. */
            int members = reading.members().size();
            if (members > 1) {
                distinct.add(new Value.Amount(members, "", false));
            }
            if (!reading.marks(Mark.BOTH).isEmpty()) {
                distinct.add(new Value.Amount(2, "", false));
            }
            distinct.forEach(value -> value.keys()
                    .forEach(key -> values.computeIfAbsent(key, fresh -> new ArrayList<>())
                            .add(value)));
        }

        boolean has(Value sought) {
            return sought.keys().stream()
                    .anyMatch(
                            key -> values.getOrDefault(key, List.of()).stream().anyMatch(sought::matches));
        }
    }
}
