// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads numbers with their units, in units of one size for each kind of amount, and the rates they are told at. */
final class Amounts {
    private static final Set<String> MONEY_BEFORE = Set.of("$", "€", "£", "¥", "eur", "usd", "gbp", "chf");
    private static final Set<String> STRUCTURE = Set.of(
            "thing",
            "things",
            "point",
            "points",
            "step",
            "steps",
            "item",
            "items",
            "way",
            "ways",
            "reason",
            "reasons",
            "option",
            "options",
            "part",
            "parts",
            "possibility",
            "possibilities",
            "choice",
            "choices",
            "explanation",
            "explanations",
            "problem",
            "problems",
            "question",
            "questions",
            "idea",
            "ideas",
            "tip",
            "tips",
            "kind",
            "kinds",
            "type",
            "types",
            "condition",
            "conditions",
            "fact",
            "facts",
            "topic",
            "topics");
    /* So many ways and points are told; more of them are counted. */
    private static final int FEW = 10;
    private static final Set<String> EACH =
            Set.of("a", "an", "per", "each", "every", "/", "1", "another", "last", "past");
    private static final Set<String> TIME = Set.of("min", "month");
    private static final Set<String> WHOLE = Set.of("single", "full", "whole", "entire");
    private static final Set<String> DETERMINERS = Set.of(
            "the",
            "a",
            "your",
            "my",
            "his",
            "her",
            "their",
            "our",
            "its",
            "every",
            "each",
            "of",
            "finished",
            "came",
            "s");
    private static final Set<String> JOINING = Set.of("to", "by", "x", "and", "or", "of", "the");

    private final Tokens tokens;
    private final List<Found> found;
    private final List<Read> amounts = new ArrayList<>();

    /* A number before its unit is settled: from its first to behind its last token. */
    private record Read(int from, int to, double number, Units.Unit unit, boolean ordinal, boolean optional) {
        Read in(Units.Unit other) {
            return new Read(from, to, number, other, ordinal, optional);
        }
    }

    private static final Units.Unit NONE = new Units.Unit("", 1);

    Amounts(Tokens tokens, List<Found> found) {
        this.tokens = tokens;
        this.found = found;
    }

    void read() {
        for (int at = 0; at < tokens.size(); at++) {
            if (tokens.isFreeNumber(at)) {
                amount(at);
            }
        }
        share();
        join();
        amounts.forEach(this::put);
        for (int at = 0; at < tokens.size(); at++) {
            oneOf(at);
        }
    }

    /** Whether a word only counts what is told besides: "two ways", "three points". */
    static boolean isStructure(Tokens tokens, int at) {
        return tokens.isAny(at, STRUCTURE);
    }

    private void amount(int at) {
        Token token = tokens.at(at);
        boolean money = tokens.isAny(at - 1, MONEY_BEFORE);
        Units.Unit unit = NONE;
        int to = at + 1;
        if (!token.ordinal()) {
            if (money) {
                unit = Units.at(tokens, at - 1).map(Units.Read::unit).orElse(NONE);
            } else {
                Optional<Units.Read> behind = Units.at(tokens, to);
                behind = tokens.is(to, "s") && Digits.isYear(token.word()) ? Optional.empty() : behind;
                unit = behind.map(Units.Read::unit).orElse(NONE);
                to += behind.map(Units.Read::length).orElse(0);
            }
        }
        boolean opening =
                token.ordinal() && token.number() == 1 && tokens.at(to).isNumber();
        boolean enumerates =
                token.ordinal() && tokens.is(to, ",") && !tokens.at(at - 1).isWord();
        boolean structure = opening || enumerates || (token.number() <= FEW && isStructure(tokens, to));
        boolean one = token.number() == 1
                && !token.ordinal()
                && !money
                && !unit.name().equals("EUR");
        amounts.add(new Read(
                money ? at - 1 : at, to, token.number(), unit, token.ordinal(), structure || one || isAdverb(at)));
    }

    /* "Per person" */
    private boolean isThing(int at) {
        return tokens.at(at).isWord()
                && !tokens.isTaken(at)
                && !tokens.is(at, "cent")
                && Units.at(tokens, at).isEmpty();
    }

    /* "First run this", "check that first" */
    private boolean isAdverb(int at) {
        Token token = tokens.at(at);
        return token.ordinal()
                && token.number() == 1
                && !tokens.isAny(at - 1, DETERMINERS)
                && !tokens.at(at - 1).isNumber();
    }

    /* "160 by 80 cm", "€9 to 12": both have the unit. */
    private void share() {
        for (int i = amounts.size() - 1; i > 0; i--) {
            share(i - 1, i);
        }
        for (int i = 1; i < amounts.size(); i++) {
            share(i, i - 1);
        }
    }

    /* "1 hour 15 minutes", "eight minutes and twenty seconds": one amount, in the smaller unit. */
    private void join() {
        for (int i = amounts.size() - 1; i > 0; i--) {
            Read large = amounts.get(i - 1);
            Read small = amounts.get(i);
            boolean time = TIME.contains(small.unit().name())
                    && large.unit().name().equals(small.unit().name())
                    && large.unit().size() > small.unit().size()
                    && small.number() * small.unit().size() < large.unit().size();
            boolean beside =
                    large.to() == small.from() || (large.to() + 1 == small.from() && tokens.is(large.to(), "and"));
            if (time && beside) {
                double number = small.number()
                        + large.number() * large.unit().size() / small.unit().size();
                amounts.set(i - 1, new Read(large.from(), small.to(), number, small.unit(), false, false));
                amounts.remove(i);
            }
        }
    }

    private void share(int bare, int told) {
        Read one = amounts.get(bare);
        Read other = amounts.get(told);
        boolean near = bare < told ? isJoined(one.to(), other.from()) : isJoined(other.to(), one.from());
        boolean free = one.unit().name().isEmpty() && !other.unit().name().isEmpty();
        if (near && free && !one.ordinal() && !other.unit().name().equals("times")) {
            amounts.set(bare, one.in(other.unit()));
        }
    }

    private boolean isJoined(int from, int to) {
        for (int at = from; at < to; at++) {
            if (!tokens.isAny(at, JOINING)) {
                return false;
            }
        }
        return to > from && to - from <= 3;
    }

    private void put(Read amount) {
        double value = Math.round(amount.number() * amount.unit().size() * 1e9) / 1e9;
        found.add(new Found(
                FactKind.NUMBER,
                new Value.Amount(value, amount.number(), amount.unit().name(), amount.ordinal()),
                tokens.said(amount.from(), amount.to()),
                amount.from(),
                amount.optional()));
        tokens.take(amount.from(), amount.to());
    }

    /* "a week", "per kilo", "every 1 hour", "daily": may come and go; but per hour is not per day. */
    private void oneOf(int at) {
        Token token = tokens.at(at);
        if (token.isWord() && Units.period(token.word()).isPresent()) {
            rate(at, at + 1, Units.period(token.word()).orElse(""));
            return;
        }
        if (!tokens.isTaken(at) && tokens.is(at, "fortnight") && !tokens.isAny(at - 1, EACH)) {
            Units.Unit fortnight = Units.named("fortnight");
            found.add(new Found(
                    FactKind.NUMBER,
                    new Value.Amount(fortnight.size(), 1, fortnight.name(), false),
                    tokens.said(at, at + 1),
                    at,
                    true));
        }
        if (tokens.isTaken(at) || !tokens.isAny(at, EACH)) {
            return;
        }
        if (tokens.is(at, "per") && isThing(at + 1)) {
            rate(at, at + 2, Concepts.of(tokens.at(at + 1).word()));
            return;
        }
        int unitAt = tokens.isAny(at + 1, WHOLE) ? at + 2 : at + 1;
        Optional<Units.Read> unit = Units.at(tokens, unitAt);
        if (unit.isEmpty() || tokens.isTaken(unitAt)) {
            return;
        }
        int to = unitAt + unit.get().length();
        Units.Unit told = unit.get().unit();
        found.add(new Found(
                FactKind.NUMBER, new Value.Amount(told.size(), 1, told.name(), false), tokens.said(at, to), at, true));
        boolean behindAmount = tokens.isTaken(at - 1) || tokens.is(at, "per") || tokens.is(at, "/");
        if (behindAmount) {
            String word = tokens.at(unitAt).word();
            rate(at, to, word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
        }
    }

    private void rate(int from, int to, String unit) {
        found.add(new Found(FactKind.NUMBER, new Value.Rate(Units.kind(unit)), tokens.said(from, to), from, true));
    }
}
