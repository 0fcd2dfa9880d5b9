// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import dev.recollect.memory.index.FunctionWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes numbers of number words: cardinals, ordinals, shares ("a third" as percent), multiples ("twice" as 2 times). */
final class Numbers {
    private static final Map<String, Long> VALUES = new HashMap<>();
    private static final Map<String, Integer> PLACES = new HashMap<>();
    private static final Map<String, Integer> PARTS = new HashMap<>();
    private static final Set<String> MAGNITUDES = Set.of("hundred", "thousand", "million", "billion", "dozen");
    private static final Set<String> BEFORE_A_MOMENT = Set.of("a", "per", "every", "each", "split", "other");
    private static final Set<String> ARTICLES = Set.of("a", "an");
    private static final Map<String, Integer> MULTIPLES =
            Map.of("twice", 2, "thrice", 3, "double", 2, "twofold", 2, "triple", 3, "threefold", 3);

    static {
        List<String> ones =
                List.of(("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
                                + " fifteen sixteen seventeen eighteen nineteen")
                        .split(" ", -1));
        for (int i = 0; i < ones.size(); i++) {
            VALUES.put(ones.get(i), (long) i);
        }
        List<String> tens = List.of("twenty thirty forty fifty sixty seventy eighty ninety".split(" ", -1));
        for (int i = 0; i < tens.size(); i++) {
            VALUES.put(tens.get(i), 20L + 10L * i);
        }
        VALUES.put("hundred", 100L);
        VALUES.put("thousand", 1_000L);
        VALUES.put("million", 1_000_000L);
        VALUES.put("billion", 1_000_000_000L);
        VALUES.put("dozen", 12L);
        List<String> places =
                List.of(("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
                                + " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth")
                        .split(" ", -1));
        for (int i = 0; i < places.size(); i++) {
            PLACES.put(places.get(i), i + 1);
        }
        PLACES.put("thirtieth", 30);
        PLACES.put("fortieth", 40);
        PLACES.put("fiftieth", 50);
        PLACES.put("hundredth", 100);
        PARTS.put("half", 2);
        PARTS.put("halves", 2);
        PARTS.put("third", 3);
        PARTS.put("quarter", 4);
        PARTS.put("fifth", 5);
        PARTS.put("sixth", 6);
        PARTS.put("seventh", 7);
        PARTS.put("eighth", 8);
        PARTS.put("ninth", 9);
        PARTS.put("tenth", 10);
        List.copyOf(PARTS.entrySet()).forEach(part -> PARTS.put(part.getKey() + "s", part.getValue()));
    }

    /* Every word that a number may begin with. */
    private static final Set<String> BEGINNINGS = new HashSet<>(ARTICLES);

    static {
        BEGINNINGS.add("minus");
        BEGINNINGS.addAll(VALUES.keySet());
        BEGINNINGS.addAll(PLACES.keySet());
        BEGINNINGS.addAll(PARTS.keySet());
        BEGINNINGS.addAll(MULTIPLES.keySet());
    }

    private final Tokens in;
    private final List<Token> out = new ArrayList<>();
    private int at;

    private Numbers(Tokens in) {
        this.in = in;
    }

    static List<Token> merged(Tokens tokens) {
        return new Numbers(tokens).merged();
    }

    private List<Token> merged() {
        while (at < in.size()) {
            boolean begins =
                    in.at(at).isNumber() || BEGINNINGS.contains(in.at(at).word());
            if (!begins) {
                out.add(in.at(at++));
            } else if (!evenly()
                    && !below()
                    && !mixed()
                    && !second()
                    && !multiple()
                    && !share()
                    && !unitAndHalf()
                    && !ordinal()
                    && !cardinal()) {
                out.add(in.at(at++));
            }
        }
        return out;
    }

    private void put(double value, boolean ordinal, int to) {
        Token first = in.at(at);
        out.add(Token.number(
                in.said(at, to), value, ordinal, first.start(), in.at(to - 1).end(), first.joined()));
        at = to;
    }

    private void putShare(double share, int to) {
        int end = in.at(to - 1).end();
        put(Math.round(share * 1e4) / 1e2, false, to);
        out.add(new Token(Token.Kind.SIGN, Units.SHARE, end, end, false, true, 0, false));
    }

    /* "Fifty-fifty", "50-50" */
    private boolean evenly() {
        boolean evenly =
                in.is(at, "fifty") && in.is(at + 1, "fifty") && in.at(at + 1).joined();
        if (evenly) {
            out.add(Token.word(
                    "equally",
                    in.at(at).start(),
                    in.at(at + 1).end(),
                    false,
                    in.at(at).joined()));
            at += 2;
        }
        return evenly;
    }

    /* "Minus eight" */
    private boolean below() {
        if (!in.is(at, "minus") || out.isEmpty() || out.get(out.size() - 1).isNumber()) {
            return false;
        }
        Token next = in.at(at + 1);
        if (!next.isNumber() && !(next.isWord() && VALUES.containsKey(next.word()))) {
            return false;
        }
        Token minus = in.at(at++);
        if (!cardinal()) {
            out.add(in.at(at++));
        }
        Token amount = out.remove(out.size() - 1);
        out.add(Token.number(amount.word(), -amount.number(), false, minus.start(), amount.end(), minus.joined()));
        return true;
    }

    /* "1½" */
    private boolean mixed() {
        Token part = in.at(at + 1);
        boolean mixed = in.at(at).isNumber()
                && part.isNumber()
                && part.joined()
                && part.number() > 0
                && part.number() < 1
                && !Character.isDigit(part.word().charAt(0));
        if (mixed) {
            put(in.at(at).number() + part.number(), false, at + 2);
        }
        return mixed;
    }

    /* "Every 2nd" is "every second". */
    private boolean second() {
        Token token = in.at(at);
        boolean every = token.ordinal() && token.number() == 2 && in.is(at - 1, "every");
        if (every) {
            out.add(Token.word("second", token.start(), token.end(), false, false));
            at++;
        }
        return every;
    }

    private boolean multiple() {
        Integer times = in.at(at).isWord() ? MULTIPLES.get(in.at(at).word()) : null;
        boolean couple = in.is(at, "a") && (in.is(at + 1, "couple") || in.is(at + 1, "pair")) && in.is(at + 2, "of");
        if (couple) {
            put(2, false, at + 3);
            return true;
        }
        if (times == null || in.is(at + 1, "room") || in.is(at + 1, "bed")) {
            return false;
        }
        int end = in.at(at).end();
        put(times, false, at + 1);
        out.add(Token.word("times", end, end, false, false));
        return true;
    }

    /* "half of", "a third of", "two thirds", "three quarters of an hour", "half an hour", "half a dozen" */
    private boolean share() {
        int part = at;
        double count = 1;
        if (isArticle(at)) {
            part++;
        } else if (isSmall(at)) {
            count = small(at);
            part++;
        }
        if (count == 1
                && part > at
                && !isArticle(at)
                && in.is(part, "in")
                && isSmall(part + 1)
                && !in.at(at).isNumber()) {
            putShare(1 / small(part + 1), part + 2);
            return true;
        }
        Token token = in.at(part);
        Integer parts = token.isWord() ? PARTS.get(token.word()) : null;
        if (parts == null || isClockWord(part + 1) || isPlace(part)) {
            return false;
        }
        boolean half = parts == 2;
        int behind = part + 1;
        if (half || in.is(behind, "of")) {
            int whole = in.is(behind, "of") ? behind + 1 : behind;
            int unit =
                    isArticle(whole) || (in.at(whole).isNumber() && in.at(whole).number() == 1) || in.is(whole, "one")
                            ? whole + 1
                            : whole;
            if (in.is(unit, "dozen") && half) {
                put(6, false, unit + 1);
                return true;
            }
            if (in.at(unit).isWord() && Units.isUnit(in.at(unit).word()) && (unit > whole || half)) {
                double value = count / parts;
                Token first = in.at(at);
                out.add(Token.number(
                        in.said(at, behind),
                        value,
                        false,
                        first.start(),
                        in.at(behind - 1).end(),
                        first.joined()));
                at = unit;
                return true;
            }
        }
        boolean plural = token.word().endsWith("s");
        boolean quarter = (parts == 4 && isArticle(at)) || (part > at && !isArticle(at) && !plural && isFree(behind));
        if (half ? part == at || plural || in.is(behind, "of") : quarter || plural || in.is(behind, "of")) {
            putShare(count / parts, behind);
            return true;
        }
        return false;
    }

    /* "One third by you", not "one third coat". */
    private boolean isFree(int place) {
        return !in.at(place).isWord()
                || FunctionWords.ENGLISH.contains(in.at(place).word());
    }

    private boolean isArticle(int place) {
        return in.isAny(place, ARTICLES);
    }

    private boolean isSmall(int place) {
        Token token = in.at(place);
        return token.isWhole(1, 20) || (token.isWord() && VALUES.getOrDefault(token.word(), 100L) <= 20);
    }

    private double small(int place) {
        Token token = in.at(place);
        return token.isNumber() ? token.number() : VALUES.getOrDefault(token.word(), 1L);
    }

    private boolean isClockWord(int place) {
        return in.is(place, "past") || (in.is(place, "to") && isSmall(place + 1));
    }

    /* "the first half", "second quarter"; and "the fifth of May" */
    private boolean isPlace(int part) {
        Token before = in.at(part - 1);
        boolean afterOrdinal = before.ordinal() || PLACES.containsKey(before.word());
        boolean fraction =
                !in.at(part).word().startsWith("half") && !in.at(part).word().startsWith("quarter");
        boolean ofMonth = in.is(part + 1, "of") && Calendar.isMonth(in.at(part + 2));
        return afterOrdinal || (fraction && (before.is("the") || ofMonth));
    }

    /* "an hour and a half", "two and a half hours" */
    private boolean unitAndHalf() {
        if (!isArticle(at) && !isSmall(at)) {
            return false;
        }
        double count = isArticle(at) ? 1 : small(at);
        boolean unitFirst = in.at(at + 1).isWord() && Units.isUnit(in.at(at + 1).word());
        int and = unitFirst ? at + 2 : at + 1;
        boolean quarter = unitFirst && in.is(and + 2, "quarter");
        if (!in.is(and, "and") || !isArticle(and + 1) || !(quarter || in.is(and + 2, "half"))) {
            return false;
        }
        Token unit = in.at(at + 1);
        put(count + (quarter ? .25 : .5), false, and + 3);
        if (unitFirst) {
            out.add(unit);
        }
        return true;
    }

    private boolean ordinal() {
        Token token = in.at(at);
        int tens = 0;
        int last = at;
        if (token.isWord()
                && VALUES.getOrDefault(token.word(), 0L) >= 20
                && in.at(at + 1).joined()) {
            tens = VALUES.getOrDefault(token.word(), 0L).intValue();
            last = at + 1;
        }
        Integer place = in.at(last).isWord() ? PLACES.get(in.at(last).word()) : null;
        if (place == null || (tens > 0 && place > 9) || isNoOrdinal(last)) {
            return false;
        }
        put(tens + place, true, last + 1);
        return true;
    }

    private boolean isNoOrdinal(int place) {
        Token before = in.at(place - 1);
        boolean ofThing = in.is(place - 1, "a")
                && in.at(place + 1).isWord()
                && !FunctionWords.ENGLISH.contains(in.at(place + 1).word());
        boolean moment =
                in.is(place, "second") && !ofThing && (in.isAny(place - 1, BEFORE_A_MOMENT) || before.isNumber());
        boolean adverb = in.is(place, "first") && (before.is("at") || in.is(place + 1, "of"));
        boolean used = in.is(place, "second") && in.is(place + 1, "hand");
        return moment
                || adverb
                || used
                || in.is(place + 1, "later")
                || in.is(place + 1, "aid")
                || in.is(place + 1, "name");
    }

    private boolean cardinal() {
        int next = at;
        SpokenNumber sum = new SpokenNumber();
        if (isArticle(at)
                && in.at(at + 1).isWord()
                && MAGNITUDES.contains(in.at(at + 1).word())) {
            next++;
        }
        Token first = in.at(next);
        if (first.isNumber() && !first.ordinal()) {
            if (!MAGNITUDES.contains(in.at(next + 1).word()) || in.at(next + 1).isNumber()) {
                return false;
            }
            sum.begin(first.number());
        } else if (first.isWord() && VALUES.containsKey(first.word())) {
            sum.add(VALUES.getOrDefault(first.word(), 0L));
        } else {
            return false;
        }
        next = rest(sum, next + 1);
        put(sum.total(), false, next);
        return true;
    }

    /* "two hundred and five" is one number, "two and five" are two. */
    private int rest(SpokenNumber sum, int from) {
        int next = from;
        while (next < in.size()) {
            boolean and = in.is(next, "and");
            Token token = in.at(and ? next + 1 : next);
            Long value = token.isWord() ? VALUES.get(token.word()) : null;
            if (value == null || !sum.takes(value, and)) {
                break;
            }
            sum.add(value);
            next += and ? 2 : 1;
        }
        return next;
    }
}
