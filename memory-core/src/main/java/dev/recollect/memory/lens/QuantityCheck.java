// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Numbers, dates and times: each stands somewhere in the other text, however it is written there. */
final class QuantityCheck implements Check {
    private static final Value TODAY = new Value.Wording("today");
    private static final Set<String> THESE_DAYS = Set.of("today", "now", "nowadays", "currently", "these");

    @Override
    public void compare(Side draft, Side styled, Differences differences) {
        KnownQuantities before = new KnownQuantities(draft.here());
        KnownQuantities after = new KnownQuantities(styled.here());
        missing(draft, before, after, differences.lost());
        missing(styled, after, before, differences.added());
        rates(draft.here(), styled.here(), differences);
        counted(draft, styled, differences);
        weeks(draft.here(), styled.here(), differences);
    }

    /* "Next Friday" is not "this Friday"; that it is told at all may come and go. */
    private static void weeks(Reading draft, Reading styled, Differences differences) {
        Map<String, Integer> before = Calendar.weeks(draft.tokens());
        Map<String, Integer> after = Calendar.weeks(styled.tokens());
        before.forEach((day, at) -> {
            int now = after.getOrDefault(day, -1);
            if (now > 0
                    && !styled.tokens().is(now - 1, draft.tokens().at(at - 1).word())) {
                differences
                        .lost()
                        .add(Difference.certain(FactKind.DATE, draft.tokens().said(at - 1, at + 1)));
                differences
                        .added()
                        .add(Difference.certain(FactKind.DATE, styled.tokens().said(now - 1, now + 1)));
            }
        });
    }

    /** Adds what was counted and is now another thing: "two boxes", "two pallets". */
    private static void counted(Side draft, Side styled, Differences differences) {
        Map<Double, Integer> before = counted(draft.here());
        Map<Double, Integer> after = counted(styled.here());
        before.forEach((number, at) -> {
            int now = after.getOrDefault(number, -1);
            boolean replaced = at >= 0
                    && now >= 0
                    && !(Amounts.isStructure(draft.here().tokens(), at + 1)
                            && Amounts.isStructure(styled.here().tokens(), now + 1))
                    && isFresh(draft, at + 1)
                    && isFresh(styled, now + 1);
            if (replaced) {
                differences.lost().add(draft.difference(FactKind.NUMBER, at, at + 2));
                differences.added().add(styled.difference(FactKind.NUMBER, now, now + 2));
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

    private static void missing(Side side, KnownQuantities own, KnownQuantities known, List<Difference> missing) {
        Set<Value> told = new HashSet<>();
        Value lines = lines(side.here());
        BitSet both = both(side.here());
        for (Found found : side.here().quantities()) {
            if (!found.optional()
                    && !found.value().equals(lines)
                    && !both.get(found.at())
                    && !isFigureOfSpeech(found, side)
                    && told.add(found.value())
                    && !known.has(found.value(), own)
                    && !isSaidOtherwise(found.value(), side.there().words())) {
                missing.add(found.difference());
            }
        }
    }

    /* "Three nurseries:" before a list of three. */
    private static Value lines(Reading reading) {
        return new Value.Amount(reading.lines().size(), "", false);
    }

    /* "Of the two" counts what was told. */
    private static BitSet both(Reading reading) {
        BitSet both = new BitSet();
        reading.marks(Mark.BOTH).forEach(place -> both.set(place.at(), place.end()));
        return both;
    }

    /* "In the evening" of "evenings", "at night" of "overnight": a day or a part of it in another form. */
    private static boolean isSaidOtherwise(Value value, Set<String> words) {
        if (value.equals(TODAY)) {
            return Side.sharesAny(THESE_DAYS, words);
        }
        return value instanceof Value.Wording wording
                && List.of(wording.words().split(" ", -1)).stream()
                        .allMatch(word ->
                                words.contains(word) || words.contains(word + "s") || words.contains("over" + word));
    }

    /* "A thousand thanks", "sleep well tonight": in a clause about nothing that the other text speaks of. */
    private static boolean isFigureOfSpeech(Found found, Side side) {
        boolean loose = found.value() instanceof Value.Wording
                || (found.value() instanceof Value.Amount amount && amount.isRound());
        boolean spelled = found.value() instanceof Value.Amount amount
                && amount.unit().isEmpty()
                && Character.isLetter(found.text().charAt(0));
        boolean multiple =
                found.value() instanceof Value.Amount amount && amount.unit().equals("times");
        return ((loose || multiple) && !side.bears(found.at())) || ((spelled || loose) && side.isRemark(found.at()));
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
            lost.forEach(rate -> differences.lost().add(rate.certain()));
            added.forEach(rate -> differences.added().add(rate.certain()));
        }
    }

    private static Map<Value, Found> rates(Reading reading) {
        Map<Value, Found> rates = new HashMap<>();
        reading.quantities().stream()
                .filter(found -> found.value() instanceof Value.Rate)
                .forEach(found -> rates.putIfAbsent(found.value(), found));
        return rates;
    }
}
