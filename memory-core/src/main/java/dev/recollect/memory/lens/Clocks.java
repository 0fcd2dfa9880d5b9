// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.List;
import java.util.Set;

/** Reads times of the day: 14:30, 2:30 pm, half past two, noon. */
final class Clocks {
    private static final int NOON = 12;
    private static final int DAY = 24 * 60;
    private static final Set<String> LATE = Set.of("afternoon", "evening", "night");
    private static final Set<String> BEFORE_TIME = Set.of("at", "from", "until", "till", "by", "before", "after", "to");

    private final Tokens tokens;
    private final List<Found> found;

    Clocks(Tokens tokens, List<Found> found) {
        this.tokens = tokens;
        this.found = found;
    }

    void read() {
        for (int at = 0; at < tokens.size(); at++) {
            if (!tokens.isTaken(at) && !noon(at) && !relative(at)) {
                clock(at);
            }
        }
    }

    private void put(int from, int to, int minutes, boolean either) {
        found.add(new Found(FactKind.TIME, new Value.Clock(minutes, either), tokens.said(from, to), from, false));
        tokens.take(from, to);
    }

    private boolean noon(int at) {
        boolean midnight = tokens.is(at, "midnight");
        if (!midnight && !tokens.is(at, "noon") && !tokens.is(at, "midday")) {
            return false;
        }
        int twelve = midnight ? 0 : NOON * 60;
        boolean past = tokens.is(at - 1, "past");
        int minutes = past || tokens.is(at - 1, "to") ? minutes(at - 2) : -1;
        if (minutes >= 0) {
            put(at - 2, at + 1, Math.floorMod(twelve + (past ? minutes : -minutes), DAY), false);
            return true;
        }
        boolean said = tokens.isFreeNumber(at - 1) && tokens.at(at - 1).number() == NOON;
        put(said ? at - 1 : at, at + 1, twelve, false);
        return true;
    }

    /* "half past two", "quarter to nine", "ten past five" */
    private boolean relative(int at) {
        boolean past = tokens.is(at, "past");
        if (!past && !tokens.is(at, "to")) {
            return false;
        }
        Token hour = tokens.at(at + 1);
        int from = tokens.is(at - 1, "minutes") ? at - 2 : at - 1;
        int minutes = minutes(from);
        if (!hour.isWhole(1, NOON)
                || hour.ordinal()
                || tokens.isTaken(at + 1)
                || minutes < 0
                || (!past && isRange(from, at + 1))) {
            return false;
        }
        int value = ((int) hour.number() % NOON) * 60 + (past ? minutes : -minutes);
        int first = from > 0 && tokens.is(from - 1, "a") ? from - 1 : from;
        time(first, at + 2, Math.floorMod(value, NOON * 60));
        return true;
    }

    /* "five to ten people", "9 to 12" are ranges, "quarter to" and "twenty to" none. */
    private boolean isRange(int from, int hour) {
        if (!tokens.at(from).isNumber()) {
            return false;
        }
        boolean digits = Character.isDigit(tokens.at(from).word().charAt(0));
        return digits || Units.at(tokens, hour + 1).isPresent() || !tokens.isAny(from - 1, BEFORE_TIME);
    }

    private int minutes(int at) {
        if (tokens.is(at, "half")) {
            return 30;
        }
        if (tokens.is(at, "quarter")) {
            return 15;
        }
        Token token = tokens.at(at);
        boolean fives = tokens.isFreeNumber(at) && token.isWhole(5, 25) && token.number() % 5 == 0 && !token.ordinal();
        return fives ? (int) token.number() : -1;
    }

    private void clock(int at) {
        Token token = tokens.at(at);
        String said = token.word();
        int minutes;
        boolean inFigures = token.isWord() && said.indexOf(':') > 0;
        if (inFigures) {
            minutes = minutes(said);
        } else if (token.isWhole(0, 24) && !token.ordinal() && !isOneThing(token)) {
            minutes = (int) (token.number() * 60);
        } else {
            dotted(at, token);
            return;
        }
        if (inFigures || isHalf(at + 1) || tokens.is(at + 1, "o'clock") || isPartOfDay(at + 1)) {
            boolean early = inFigures && (said.startsWith("0") || minutes > NOON * 60 + 59);
            timeOrFixed(at, minutes, early);
        }
    }

    /* "One in the morning and one at night" are tablets. */
    private static boolean isOneThing(Token token) {
        return token.number() == 1 && Character.isLetter(token.word().charAt(0));
    }

    private static int minutes(String said) {
        int colon = said.indexOf(':');
        return Integer.parseInt(said.substring(0, colon)) * 60 + Integer.parseInt(said.substring(colon + 1, colon + 3));
    }

    /* "at 9.15", "9.15 pm" */
    private void dotted(int at, Token token) {
        int dot = token.isNumber() ? token.word().indexOf('.') : -1;
        boolean shaped = dot > 0 && dot <= 2 && token.word().length() == dot + 3;
        if (!shaped
                || token.number() >= 24
                || !(isHalf(at + 1) || tokens.is(at - 1, "at"))
                || tokens.is(at + 1, Units.SHARE)
                || Units.at(tokens, at + 1).isPresent()) {
            return;
        }
        int minute = Integer.parseInt(token.word().substring(dot + 1));
        if (minute < 60) {
            timeOrFixed(at, (int) Math.floor(token.number()) * 60 + minute, false);
        }
    }

    private void timeOrFixed(int at, int minutes, boolean fixed) {
        if (fixed) {
            put(at, isHalf(at + 1) ? at + 2 : at + 1, minutes, false);
        } else {
            time(at, at + 1, minutes);
        }
    }

    private boolean isHalf(int at) {
        boolean behindTime =
                tokens.at(at - 1).isNumber() || tokens.at(at - 1).word().indexOf(':') > 0;
        return tokens.is(at, "pm") || (behindTime && tokens.is(at, "am"));
    }

    private boolean isPartOfDay(int at) {
        boolean in = tokens.is(at, "in") && tokens.is(at + 1, "the");
        boolean part = tokens.is(at + 2, "morning") || tokens.isAny(at + 2, LATE);
        boolean atNight = tokens.is(at, "at") && tokens.is(at + 1, "night");
        return (in && part) || atNight;
    }

    /* A time whose half of the day may be told behind it. */
    private void time(int from, int to, int minutes) {
        int end = tokens.is(to, "o'clock") ? to + 1 : to;
        if (isPartOfDay(end)) {
            int part = tokens.is(end, "at") ? end + 1 : end + 2;
            boolean late = tokens.isAny(part, LATE);
            put(from, part + 1, inHalf(minutes, late), false);
        } else if (isHalf(end)) {
            put(from, end + 1, inHalf(minutes, tokens.is(end, "pm")), false);
        } else {
            put(from, end, minutes, minutes <= NOON * 60 + 59);
        }
    }

    private static int inHalf(int minutes, boolean late) {
        if (late) {
            return minutes < NOON * 60 ? minutes + NOON * 60 : minutes;
        }
        return minutes >= NOON * 60 && minutes < (NOON + 1) * 60 ? minutes - NOON * 60 : minutes;
    }
}
