// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import dev.recollect.memory.index.FunctionWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the members of lists, a line each, and of enumerations within a sentence ("leeks, barley and bay leaves"). */
final class Lists {
    private static final Set<String> HELPERS =
            Set.of("a", "an", "the", "my", "your", "his", "her", "its", "our", "their", "of");
    private static final Set<String> MEASURES = Set.of(
            "part", "cup", "spoon", "tabl", "teasp", "tbsp", "tsp", "piec", "slic", "bar", "bag", "bottl", "can", "jar",
            "pack", "pinch", "handf", "bunch", "clov", "box", "pair");
    private static final Set<String> AND = Set.of("and", "or");
    private static final Set<String> ENDS = Set.of(".", "!", "?", ";", ":", "\n", "(", ")", "…", "-", Scanner.BULLET);
    private static final Set<String> BEHIND_NOUNS =
            Set.of("for", "of", "at", "in", "on", "with", "to", "from", "by", "and", "or", "but");
    private static final Set<String> BEFORE_NOUNS = Set.of("in", "on", "at", "for", "with");
    private static final Set<String> BE = Set.of("is", "are", "was", "were");
    private static final Set<String> NO_NOUNS = Set.of(
            "since",
            "between",
            "during",
            "within",
            "beyond",
            "after",
            "before",
            "until",
            "till",
            "while",
            "whoever",
            "whatever",
            "always",
            "mostly",
            "again",
            "without",
            "however",
            "therefore",
            "instead",
            "otherwise",
            "usually",
            "sometimes",
            "often",
            "poor",
            "afterwards",
            "later",
            "longer",
            "please",
            "around",
            "under",
            "over",
            "up",
            "down",
            "off",
            "out",
            "back",
            "according",
            "unless",
            "except",
            "though",
            "although",
            "yes",
            "too",
            "either",
            "neither",
            "nor");
    private static final int MOST_WORDS = 6;
    private static final int MOST_OF_LAST = 3;

    private final Tokens tokens;
    private final String[] stems;
    private final List<Member> members = new ArrayList<>();

    private Lists(Tokens tokens, String[] stems) {
        this.tokens = tokens;
        this.stems = stems;
    }

    /** A member: from its first to behind its last token, and whether it is a line of its own. */
    record Member(int from, int to, boolean line) {
        /* A line may be said in other words, of a few words one stays. */
        boolean isMissing(Side side) {
            int told = 0;
            int known = 0;
            boolean plain = !tellsMore(side);
            for (int at = from; at < to; at++) {
                String stem = side.here().stem(at);
                if (tells(stem) && (plain || !isBeside(stem))) {
                    told++;
                    known += side.there().clauses().stems().contains(stem) ? 1 : 0;
                }
            }
            return told > 0 && (line ? 4 * known < told : known == 0);
        }

        /* "Cloves" that are a spice: whether it has words that are no measures, and do not tell of others. */
        private boolean tellsMore(Side side) {
            for (int at = from; at < to; at++) {
                String stem = side.here().stem(at);
                if (tells(stem) && !isBeside(stem)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isBeside(String stem) {
            return MEASURES.contains(stem) || (!line && Concepts.isLight(stem));
        }

        private static boolean tells(String stem) {
            return !stem.isEmpty() && Character.isLetter(stem.charAt(0));
        }
    }

    static List<Member> members(Tokens tokens, String[] stems) {
        Lists lists = new Lists(tokens, stems);
        lists.read();
        return lists.members;
    }

    private void read() {
        int sentence = 0;
        for (int at = 0; at <= tokens.size(); at++) {
            boolean last = at == tokens.size();
            if (!last && tokens.is(at, Scanner.BULLET)) {
                line(at + 1);
            }
            if (last || (tokens.at(at).isSign() && ENDS.contains(tokens.at(at).word()))) {
                enumerated(sentence, at);
                sentence = at + 1;
            }
        }
    }

    private void line(int from) {
        int to = from;
        while (to < tokens.size() && !tokens.is(to, Scanner.NEW_LINE)) {
            to++;
        }
        if (to > from) {
            members.add(new Member(from, to, true));
        }
    }

    /* Of "to buy leeks, barley and bay leaves": barley, bay leaves; where the first begins is not to be seen. */
    private void enumerated(int from, int to) {
        List<Integer> commas = new ArrayList<>();
        for (int at = from; at < to; at++) {
            if (tokens.is(at, ",")) {
                commas.add(at);
            }
        }
        boolean ends = commas.size() > 1 && tokens.is(from - 1, ":") && isNoun(commas.get(commas.size() - 1) + 1, to);
        if (ends) {
            add(from, commas.get(0));
        }
        int end = to;
        int before = members.size();
        /* From the end, where the "and" is: what stands before it is a member as long as all behind it are. */
        for (int i = commas.size() - 1; i >= 0; i--) {
            int start = commas.get(i) + 1;
            int and = and(start, end);
            if (and > start || (and == start && commas.size() > 1)) {
                int first = members.size();
                add(and + 1, last(and + 1, end, commas.size() > 1));
                if (and > start) {
                    add(start, and);
                }
                ends = members.size() > first;
            } else {
                ends = ends && isNoun(start, end);
                if (ends) {
                    add(start, end);
                }
            }
            end = commas.get(i);
        }
        if (ends
                && members.size() - before > 1
                && !tokens.is(from - 1, ":")
                && !tokens.at(commas.get(0) + 1).capital()) {
            first(from, commas.get(0));
        }
    }

    /* Of "warm the juice with cinnamon, cloves and peel" the word before the first comma. */
    private void first(int from, int comma) {
        int at = comma - 1;
        boolean noun = at > from
                && tokens.at(at).isWord()
                && !stems[at].isEmpty()
                && isNoun(at, comma)
                && !FunctionWords.ENGLISH.contains(tokens.at(at).word());
        if (noun) {
            members.add(new Member(at, comma, false));
        }
    }

    private int and(int from, int to) {
        for (int at = from; at < to; at++) {
            if (tokens.isAny(at, AND)) {
                return at;
            }
        }
        return -1;
    }

    private void add(int from, int to) {
        if (to > from && isNoun(from, to)) {
            members.add(new Member(from, to, false));
        }
    }

    private int last(int from, int to, boolean several) {
        int end = from;
        while (end < to && end < from + MOST_OF_LAST) {
            String word = tokens.at(end).word();
            if (FunctionWords.ENGLISH.contains(word) && !HELPERS.contains(word)) {
                return BEHIND_NOUNS.contains(word) || (several && BE.contains(word)) ? end : from;
            }
            end++;
        }
        return end;
    }

    /* Articles may stand with it, no other small word: that would be a clause. */
    private boolean isNoun(int from, int to) {
        if (to <= from || to - from > MOST_WORDS || tokens.isAny(to - 1, HELPERS)) {
            return false;
        }
        for (int at = tokens.isAny(from, BEFORE_NOUNS) ? from + 1 : from; at < to; at++) {
            String word = tokens.at(at).word();
            boolean small = FunctionWords.ENGLISH.contains(word) && !HELPERS.contains(word);
            if (!tokens.at(at).isWord()
                    || small
                    || NO_NOUNS.contains(word)
                    || (stems[at].isEmpty() && !HELPERS.contains(word))) {
                return false;
            }
        }
        return true;
    }
}
