// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import dev.recollect.memory.index.FunctionWords;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A text, and everything that was read in it: taken apart once, for all checks. Immutable once made. */
final class Reading {
    private static final int SHORTEST_WORD = 3;
    private static final Set<Mark> WORDS_OF_THEIR_OWN =
            EnumSet.of(Mark.DENYING, Mark.BEYOND, Mark.BELOW, Mark.UNTIL, Mark.EQUAL, Mark.COMPARED);

    private final String text;
    private final Tokens tokens;
    private final List<Found> verbatim = new ArrayList<>();
    private final List<Found> quantities = new ArrayList<>();
    private final Map<Mark, List<MarkReader.Place>> marks;
    private final BitSet marked = new BitSet();
    private final String[] stems;
    private final Clauses clauses;
    private final Set<String> words = new HashSet<>();
    private final List<Lists.Member> members;
    private final List<Lists.Member> lines;
    private final Names names;

    Reading(String text) {
        this.text = text;
        Tokens scanned = new Tokens(text, new Scanner(text, verbatim).scan());
        tokens = new Tokens(text, Numbers.merged(scanned));
        new Calendar(tokens, quantities).read();
        new Clocks(tokens, quantities).read();
        marks = MarkReader.read(tokens);
        marks.getOrDefault(Mark.IDIOM, List.of()).forEach(this::take);
        new Amounts(tokens, quantities).read();
        marks.forEach((mark, places) -> {
            if (mark != Mark.IDIOM && !WORDS_OF_THEIR_OWN.contains(mark)) {
                places.forEach(place -> marked.set(place.at(), place.end()));
            }
        });
        stems = stems(tokens);
        clauses = new Clauses(tokens, stems);
        members = Lists.members(tokens, stems);
        lines = members.stream().filter(Lists.Member::line).toList();
        names = new Names(tokens);
        for (int at = 0; at < tokens.size(); at++) {
            if (tokens.at(at).isWord()) {
                words.add(tokens.at(at).word());
            }
        }
    }

    /* An expression that says nothing, but for a name within it: "ask Ada about it". */
    private void take(MarkReader.Place idiom) {
        for (int at = idiom.at(); at < idiom.end(); at++) {
            if (at == idiom.at() || !tokens.at(at).capital()) {
                tokens.take(at, at + 1);
                marked.set(at);
            }
        }
    }

    private static String[] stems(Tokens tokens) {
        String[] stems = new String[tokens.size()];
        Map<String, String> known = new HashMap<>();
        for (int at = 0; at < stems.length; at++) {
            Token token = tokens.at(at);
            stems[at] = token.isWord() ? known.computeIfAbsent(token.word(), Reading::stem) : stem(token);
        }
        return stems;
    }

    private static String stem(Token token) {
        return switch (token.kind()) {
            case NUMBER -> String.valueOf(token.number());
            case VERBATIM -> "\uFFFC";
            case SIGN -> "";
            case WORD -> stem(token.word());
        };
    }

    private static String stem(String word) {
        return tells(word) ? Concepts.of(word) : "";
    }

    private static boolean tells(String word) {
        return word.length() >= SHORTEST_WORD
                && !FunctionWords.ENGLISH.contains(word)
                && !Chatter.FEELING.contains(word)
                && !Chatter.COMMON.contains(word);
    }

    /** A text with single spaces instead of any white space. */
    static String singleSpaced(String text) {
        StringBuilder spaced = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            boolean white = Character.isWhitespace(text.charAt(i));
            if (!white || !space) {
                spaced.append(white ? ' ' : text.charAt(i));
            }
            space = white;
        }
        return spaced.toString();
    }

    String text() {
        return text;
    }

    Tokens tokens() {
        return tokens;
    }

    /** What has to stay letter by letter. */
    List<Found> verbatim() {
        return verbatim;
    }

    /** Numbers, dates and times. */
    List<Found> quantities() {
        return quantities;
    }

    /** The members of lists and enumerations. */
    List<Lists.Member> members() {
        return members;
    }

    /** Those of lists with a line for each. */
    List<Lists.Member> lines() {
        return lines;
    }

    Names names() {
        return names;
    }

    Clauses clauses() {
        return clauses;
    }

    /** What a token is about; empty if it says nothing of that. */
    String stem(int at) {
        return at < 0 || at >= stems.length ? "" : stems[at];
    }

    /** Whether a comparison with "than" follows in the clause. */
    boolean hasThan(int at) {
        for (int next = at + 1; next < clauses.at(at).to(); next++) {
            if (tokens.is(next, "than")) {
                return true;
            }
        }
        return false;
    }

    /** Every word, in lower case. */
    Set<String> words() {
        return words;
    }

    /** Whether a token is part of a mark of which more than its words is known. */
    boolean isMarked(int at) {
        return marked.get(at);
    }

    /** Every place of a mark. */
    List<MarkReader.Place> marks(Mark mark) {
        return marks.getOrDefault(mark, List.of());
    }

    /** The next word behind a phrase that tells anything, in its clause and at most so many tokens away; empty if none does. */
    String toldBehind(int at, int end, int most) {
        int last = Math.min(clauses().at(at).to(), end + most);
        for (int next = end; next < last; next++) {
            Token token = tokens().at(next);
            if (token.isWord() && !FunctionWords.ENGLISH.contains(token.word())) {
                return token.word();
            }
        }
        return "";
    }
}
