// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Of a word that only one text has: how it stands among its neighbours, how rare it is and what it is about. */
final class WordFeatures {
    private static final int SHORT = 5;
    private static final int PARTS_OF_MEANING = 32;
    private static final int FARTHEST = 12;
    private static final String[] MEANING = new String[PARTS_OF_MEANING];

    static {
        Arrays.setAll(MEANING, part -> "meaning " + part);
    }

    private final Side side;
    private final Side other;
    private final Set<Integer> opposed = new HashSet<>();

    WordFeatures(Side side, Side other) {
        this.side = side;
        this.other = other;
        for (String word : side.there().words()) {
            OppositeWords.sides(word).forEach(of -> opposed.add(OppositeWords.opposite(of)));
        }
    }

    /** How a word may stand, and what each way is called with what weighs more or less by how strange the word is. */
    private enum Way {
        LISTED("listed"),
        MODIFIER("modifier"),
        PREPOSITION("behind preposition"),
        ARTICLE("behind article"),
        END("ends clause"),
        LIGHT("light"),
        LIGHT_MODIFIER("light modifier"),
        ANY("word");

        private final String plain;
        private final String unlike;
        private final String rare;
        private final String both;
        private final String nothing;
        private final String unlikeAndNothing;

        Way(String name) {
            plain = name;
            unlike = name + " unlike";
            rare = name + " rare";
            both = name + " rare unlike";
            nothing = name + " and nothing fresh there";
            unlikeAndNothing = name + " unlike and nothing fresh there";
        }
    }

    /**
     * How strange a word is to the other text.
     *
     * @param unlike how unlike it is to every word that only the other text has
     * @param nothing whether the other text has none there
     */
    private record Strangeness(double unlike, double rare, boolean nothing) {
        void add(Way way, boolean is, String group, Features.Sink sink) {
            if (is) {
                sink.add(group, way.plain, 1);
                sink.add(group, way.unlike, unlike);
                sink.add(group, way.rare, rare);
                sink.add(group, way.both, rare * unlike);
                sink.add(group, way.nothing, nothing);
                sink.add(group, way.unlikeAndNothing, nothing ? unlike : 0);
            }
        }
    }

    void of(Difference difference, String group, double alike, Features.Sink sink) {
        int at = difference.at();
        int sentence = side.here().clauses().at(at).sentence();
        String word = side.here().tokens().at(at).word();
        double rare = WordVectors.rarity(word);
        boolean nothing =
                side.sentences().freshOfPartners(sentence, other.sentences()).isEmpty();
        phrasing(at, new Strangeness(1 - alike, rare, nothing), group, sink);
        shape(at, word, group, sink);
        sink.add(group, "rare", rare);
        sink.add(group, "run", Math.log1p(run(at)));
        double[] meaning = WordVectors.meaning(word, PARTS_OF_MEANING);
        for (int i = 0; i < meaning.length; i++) {
            sink.add(MEANING[i], meaning[i]);
        }
    }

    private void phrasing(int at, Strangeness strangeness, String group, Features.Sink sink) {
        Tokens tokens = side.here().tokens();
        strangeness.add(Way.LISTED, Phrasing.isListed(side, at), group, sink);
        strangeness.add(Way.MODIFIER, Phrasing.isModifier(side, at), group, sink);
        strangeness.add(Way.PREPOSITION, Phrasing.isPrepositional(tokens, at), group, sink);
        strangeness.add(Way.ARTICLE, Phrasing.isDetermined(tokens, at), group, sink);
        strangeness.add(Way.END, tokens.at(at + 1).isSign(), group, sink);
        boolean light = Concepts.isLight(side.here().stem(at));
        strangeness.add(Way.LIGHT, light, group, sink);
        strangeness.add(Way.LIGHT_MODIFIER, light && Phrasing.isModifier(side, at), group, sink);
        strangeness.add(Way.ANY, !light, group, sink);
    }

    private void shape(int at, String word, String group, Features.Sink sink) {
        sink.add(group, "ing", word.endsWith("ing"));
        sink.add(group, "ly", word.endsWith("ly"));
        sink.add(group, "ed", word.endsWith("ed") || Stems.isIrregular(word));
        sink.add(group, "plural", word.endsWith("s"));
        sink.add(group, "opposite known", OppositeWords.isKnown(word));
        sink.add(group, "opposite there", Side.sharesAny(OppositeWords.sides(word), opposed));
        sink.add(group, "unit", Units.isUnit(word));
        sink.add(group, "capital", side.here().tokens().at(at).capital());
        sink.add(group, "unknown word", !WordVectors.isKnown(word));
        sink.add(group, "short word", word.length() < SHORT);
    }

    /* How many fresh words stand around it, with no known word between. */
    private int run(int at) {
        return count(at, 1) + count(at, -1);
    }

    private int count(int at, int step) {
        int count = 0;
        Clauses.Clause clause = side.here().clauses().at(at);
        for (int next = at + step;
                next >= clause.from() && next < clause.to() && Math.abs(next - at) < FARTHEST;
                next += step) {
            String stem = side.here().stem(next);
            if (stem.isEmpty() || Concepts.isLight(stem)) {
                continue;
            }
            if (side.there().clauses().stems().contains(stem)) {
                break;
            }
            count++;
        }
        return count;
    }
}
