// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.HashSet;
import java.util.Set;

/** Of a number, a date or a time: how it is said, and whether the other text tells the same number of something else. */
final class QuantityFeatures {
    private static final int SMALL = 3;

    private final Side side;
    private final Set<Double> numbers = new HashSet<>();

    QuantityFeatures(Side side) {
        this.side = side;
        Tokens there = side.there().tokens();
        for (int at = 0; at < there.size(); at++) {
            if (there.at(at).isNumber()) {
                numbers.add(there.at(at).number());
            }
        }
    }

    void of(Difference difference, Features.Sink sink) {
        Token token = side.here().tokens().at(difference.at());
        String kind = difference.fact().kind().wireName();
        String text = difference.fact().text();
        boolean spelled = !text.isEmpty() && Character.isLetter(text.charAt(0));
        boolean small = token.isNumber() && Math.abs(token.number()) <= SMALL;
        sink.add(kind + " spelled", spelled);
        sink.add(kind + " ordinal", token.ordinal());
        sink.add(kind + " told of another thing", token.isNumber() && numbers.contains(token.number()));
        sink.add(kind + " of something", token.isNumber() && text.indexOf(' ') > 0);
        sink.add(kind + " small", small);
        sink.add(kind + " spelled and small", spelled && small);
        if (spelled) {
            sink.add(kind + " said " + token.word(), 1);
        }
    }
}
