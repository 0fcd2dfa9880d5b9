// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What kind of line it is, as far as its words and marks tell. Immutable.
 *
 * @param words how many words
 * @param self whether it speaks of its writer
 * @param person whether it speaks to somebody
 * @param things how many technical words
 * @param question whether it asks
 * @param order whether it begins like a request
 * @param inquiry whether it asks for facts, or for something to be done, and nobody speaks of a feeling
 * @param exclamations how many exclamation marks, at most three
 * @param shouted whether all of it is in capitals, and it is somebody who speaks: names and headings are no shouting
 */
record LineTraits(
        int words,
        boolean self,
        boolean person,
        int things,
        boolean question,
        boolean order,
        boolean inquiry,
        int exclamations,
        boolean shouted) {
    private static final int MARKS = 3;
    private static final double BY_MARK = 0.09;
    private static final int FEW = 8;

    static LineTraits of(List<Token> line, CueList list) {
        int words = 0;
        int things = 0;
        int exclamations = 0;
        int capitals = 0;
        boolean small = false;
        boolean self = false;
        boolean person = false;
        for (Token token : line) {
            if (token.kind() == Token.Kind.EXCLAMATION) {
                exclamations++;
            } else if (token.isWord()) {
                words++;
                things += list.isOf("thing", token.form()) ? 1 : 0;
                capitals += token.capitals() ? 1 : 0;
                small |= !token.capitals() && token.form().length() > 1;
                self |= list.isOf("self", token.form());
                person |= list.isOf("person", token.form());
            }
        }
        return new LineTraits(
                words,
                self,
                person,
                things,
                asks(line, list),
                !line.isEmpty() && list.isOf("order", line.get(0).form()),
                Inquiry.is(line, list),
                Math.min(MARKS, exclamations),
                capitals > 1 && !small && (self || person || feels(line, list)));
    }

    /* By its mark, or without one by two words with which only a question begins. */
    private static boolean asks(List<Token> line, CueList list) {
        if (line.isEmpty()) {
            return false;
        }
        Token last = line.get(line.size() - 1);
        return last.kind() == Token.Kind.QUESTION || (last.isWord() && line.size() > 1 && beginsLikeOne(line, list));
    }

    private static boolean beginsLikeOne(List<Token> line, CueList list) {
        return list.isOf("ask", line.get(0).form())
                && list.isOf("ask", line.get(1).form());
    }

    private static boolean feels(List<Token> line, CueList list) {
        return IntStream.range(0, line.size())
                .anyMatch(at -> list.at(line, at).cue().kind() == Cue.Kind.FEEL);
    }

    /** What its exclamation marks add to the arousal. */
    double exclaimed() {
        return BY_MARK * exclamations;
    }

    /** Whether a hint may be taken for a feeling here. */
    boolean personal() {
        return (self && !inquiry) || exclamations > 0 || shouted;
    }

    /** Whether it is about machines, and nobody speaks. */
    boolean technical() {
        return (things > 1 || (things == 1 && words <= FEW)) && !self && !person && exclamations == 0;
    }
}
