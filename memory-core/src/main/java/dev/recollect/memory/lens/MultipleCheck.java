// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** "Twice as much" is "half as much" only where the sides change places, and never "as much". */
final class MultipleCheck implements Check {
    private static final double HALF = .5;

    @Override
    public void compare(Side draft, Side styled, Differences differences) {
        added(draft, differences.lost());
        added(styled, differences.added());
        for (Found before : multiples(draft.here())) {
            for (Found after : multiples(styled.here())) {
                if (isDouble(before) != isDouble(after) && isSameSide(draft.here(), before, styled.here(), after)) {
                    differences.lost().add(before.difference());
                    differences.added().add(after.difference());
                }
            }
        }
    }

    /* "As many" became "twice as many". */
    private static void added(Side side, List<Difference> differences) {
        for (Found multiple : multiples(side.here())) {
            String word = compared(side.here().tokens(), multiple.at());
            if (!word.isEmpty()
                    && isEqual(side.there(), word)
                    && multiples(side.there()).isEmpty()) {
                differences.add(multiple.difference());
            }
        }
    }

    private static String compared(Tokens tokens, int at) {
        int as = tokens.is(at + 1, "as") ? at + 1 : at + 2;
        return tokens.at(as + 1).isWord() ? tokens.at(as + 1).word() : "";
    }

    private static boolean isEqual(Reading reading, String word) {
        for (int at = 0; at < reading.tokens().size(); at++) {
            if (reading.tokens().is(at, "as") && reading.tokens().is(at + 1, word)) {
                return true;
            }
        }
        return false;
    }

    private static List<Found> multiples(Reading reading) {
        return reading.quantities().stream()
                .filter(found -> isDouble(found) || isHalf(found))
                .filter(found -> isCompared(reading.tokens(), found.at()))
                .limit(4)
                .toList();
    }

    private static boolean isDouble(Found found) {
        return found.value() instanceof Value.Amount amount && amount.unit().equals("times") && amount.number() == 2;
    }

    private static boolean isHalf(Found found) {
        return found.value() instanceof Value.Amount amount
                && amount.unit().equals(Units.SHARE)
                && amount.number() == HALF;
    }

    private static boolean isCompared(Tokens tokens, int at) {
        return tokens.is(at + 1, "as") || tokens.is(at + 2, "as");
    }

    /* What only stands before the one stands before the other, too. */
    private static boolean isSameSide(Reading draft, Found before, Reading styled, Found after) {
        Set<String> first = stems(draft, before.at(), true);
        first.removeAll(stems(draft, before.at(), false));
        return Side.sharesAny(first, stems(styled, after.at(), true));
    }

    private static Set<String> stems(Reading reading, int place, boolean before) {
        int sentence = reading.clauses().at(place).sentence();
        Set<String> stems = new HashSet<>();
        int step = before ? -1 : 1;
        for (int at = place + step;
                at >= 0
                        && at < reading.tokens().size()
                        && reading.clauses().at(at).sentence() == sentence;
                at += step) {
            if (!reading.stem(at).isEmpty() && reading.tokens().at(at).isWord()) {
                stems.add(reading.stem(at));
            }
        }
        return stems;
    }
}
