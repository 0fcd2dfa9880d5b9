// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.Set;

/** How a word stands among its neighbours. Pure. */
final class Phrasing {
    private static final Set<String> DETERMINERS = Set.of(
            "the", "a", "an", "my", "your", "his", "her", "its", "our", "their", "this", "that", "these", "those",
            "some", "all");
    private static final Set<String> PREPOSITIONS = Set.of(
            "with", "without", "in", "at", "on", "for", "from", "by", "near", "behind", "of", "into", "through",
            "during", "under", "over", "between", "among", "against", "about", "as");
    private static final Set<String> JOINING = Set.of("and", "or", ",", Scanner.BULLET);

    private Phrasing() {}

    /** "Fever, swelling", "and a helmet": as a member of an enumeration. */
    static boolean isListed(Side side, int at) {
        Tokens tokens = side.here().tokens();
        int before = beforeDeterminer(tokens, at);
        boolean ends = !tokens.at(at + 1).isWord() || tokens.isAny(at + 1, JOINING);
        boolean begins = tokens.isAny(before, PREPOSITIONS) && (tokens.is(at + 1, ",") || tokens.is(at + 1, "or"));
        return begins || (tokens.isAny(before, JOINING) && (ends || before < at - 1));
    }

    /** "The wooden door", "with her husband": what hangs on what both texts tell. */
    static boolean isDetail(Side side, int at) {
        Tokens tokens = side.here().tokens();
        int adjective = Concepts.isLight(side.here().stem(at - 1)) ? at - 1 : at;
        int before = beforeDeterminer(tokens, adjective);
        boolean toSomeone = before < at - 1 && tokens.is(before, "to");
        return isModifier(side, at) || toSomeone || tokens.isAny(before, PREPOSITIONS);
    }

    /** "The wooden door": before a word that both texts tell. */
    static boolean isModifier(Side side, int at) {
        Tokens tokens = side.here().tokens();
        int adjective = Concepts.isLight(side.here().stem(at - 1)) ? at - 1 : at;
        int before = beforeDeterminer(tokens, adjective);
        String next = side.here().stem(at + 1);
        return !next.isEmpty()
                && tokens.at(at + 1).isWord()
                && side.there().clauses().stems().contains(next)
                && (before < at - 1 || tokens.isAny(at - 1, PREPOSITIONS));
    }

    /** Whether a preposition stands before it, or before its article. */
    static boolean isPrepositional(Tokens tokens, int at) {
        return tokens.isAny(beforeDeterminer(tokens, at), PREPOSITIONS);
    }

    /** Whether an article or the like stands before it. */
    static boolean isDetermined(Tokens tokens, int at) {
        return tokens.isAny(at - 1, DETERMINERS);
    }

    private static int beforeDeterminer(Tokens tokens, int at) {
        return tokens.isAny(at - 1, DETERMINERS) ? at - 2 : at - 1;
    }
}
