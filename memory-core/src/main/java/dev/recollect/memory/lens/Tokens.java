// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** The tokens of a text, and which of them a reader took. */
final class Tokens {
    private static final Token OUTSIDE = Token.sign("", 0, false);

    private final String text;
    private final List<Token> all;
    private final BitSet taken = new BitSet();

    Tokens(String text, List<Token> all) {
        this.text = text;
        this.all = all;
    }

    int size() {
        return all.size();
    }

    /** The token at a place; outside the text an empty sign. */
    Token at(int place) {
        return place < 0 || place >= all.size() ? OUTSIDE : all.get(place);
    }

    boolean is(int place, String word) {
        return at(place).is(word);
    }

    boolean isAny(int place, Set<String> words) {
        Token token = at(place);
        return !token.isNumber() && words.contains(token.word());
    }

    /** The text from one token up to another. */
    String said(int from, int to) {
        return text.substring(
                at(from).start(), Math.max(at(from).start(), at(to - 1).end()));
    }

    void take(int from, int to) {
        taken.set(from, to);
    }

    boolean isTaken(int place) {
        return taken.get(Math.max(0, place));
    }

    /** A number that nobody took. */
    boolean isFreeNumber(int place) {
        return at(place).isNumber() && !isTaken(place);
    }
}
