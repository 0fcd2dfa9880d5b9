// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What speaks for a difference being one of facts and what for its being the same in other words: of what kind it is, how much
 * of its sentence the other text tells, what the other text says there that this one does not, how alike their words are, and
 * what else differs. Each is a name and a number, most of them in [0, 1]; many stand there twice, for all kinds of differences
 * and for one.
 */
final class Features {
    /** The groups of differences that have features of their own. */
    static final List<String> GROUPS =
            List.of("word", "kin", "line", "quantity", "name", "member", "comparison", "circumstance", "mark");

    private static final int MOST = 3;

    private final Side side;
    private final String direction;
    private final SentenceFeatures sentences;
    private final WordFeatures words;
    private final MarkFeatures marks;
    private final QuantityFeatures quantities;
    private final Map<FactKind, Integer> own;
    private final Map<FactKind, Integer> others;
    private final Set<Mark> more = EnumSet.noneOf(Mark.class);

    /** Takes what is found. */
    interface Sink {
        void add(String feature, double value);

        /** Adds it for all kinds of differences, and for one. */
        default void add(String group, String feature, double value) {
            add(feature, value);
            add(group + " " + feature, value);
        }

        /** Adds 1 if something is so. */
        default void add(String group, String feature, boolean is) {
            if (is) {
                add(group, feature, 1);
            }
        }

        /** Adds 1 if something is so. */
        default void add(String feature, boolean is) {
            if (is) {
                add(feature, 1);
            }
        }
    }

    /** Of the differences of a side, which is the draft or its styled form. */
    Features(Side side, Side other, boolean draft, List<Difference> own, List<Difference> others) {
        this.side = side;
        this.direction = draft ? "lost" : "added";
        this.own = likely(own);
        this.others = likely(others);
        sentences = new SentenceFeatures(side, other);
        words = new WordFeatures(side, other);
        marks = new MarkFeatures(side, other);
        quantities = new QuantityFeatures(side);
        for (Mark mark : Mark.values()) {
            if (side.there().marks(mark).size() > side.here().marks(mark).size()) {
                more.add(mark);
            }
        }
    }

    /* How many there are of each kind that are more than possible. */
    private static Map<FactKind, Integer> likely(List<Difference> differences) {
        Map<FactKind, Integer> likely = new EnumMap<>(FactKind.class);
        differences.stream()
                .filter(difference -> !difference.possible())
                .distinct()
                .forEach(difference -> likely.merge(difference.fact().kind(), 1, Integer::sum));
        return likely;
    }

    /** Adds what speaks for and against a difference that is not certain. */
    void of(Difference difference, Sink sink) {
        String group = group(difference);
        kind(difference, group, sink);
        sentences.of(difference, group, sink);
        double alike = sentences.alike(difference, group, sink);
        switch (group) {
            case "word", "circumstance" -> words.of(difference, group, alike, sink);
            case "mark", "kin" -> {
                if (difference.isMark()) {
                    marks.of(difference, group, sink);
                }
            }
            case "quantity" -> quantities.of(difference, sink);
            case "member", "line" -> member(difference, sink);
            case "comparison" ->
                sink.add("compared " + side.here().tokens().at(difference.at()).word(), 1);
            default -> {}
        }
        company(difference, group, sink);
    }

    private static String group(Difference difference) {
        if (difference.possible()) {
            return difference.isMark() ? "kin" : difference.fact().kind() == FactKind.LIST_ITEM ? "line" : "word";
        }
        return switch (difference.fact().kind()) {
            case NUMBER, DATE, TIME -> "quantity";
            case NAME -> "name";
            case LIST_ITEM -> "member";
            case COMPARISON -> "comparison";
            case CIRCUMSTANCE -> difference.isMark() ? "mark" : "circumstance";
            default -> "mark";
        };
    }

    private void kind(Difference difference, String group, Sink sink) {
        sink.add("bias", 1);
        sink.add(group, 1);
        sink.add(group + " " + direction, 1);
        String kind = difference.fact().kind().wireName();
        sink.add(kind + (difference.possible() ? " possible " : " ") + direction, 1);
        if (difference.isMark()) {
            String mark = name(difference.mark());
            sink.add("mark " + mark, 1);
            sink.add("mark " + mark + " " + direction, 1);
            if (difference.kin() != Mark.IDIOM) {
                String how = difference.possible() ? "kin " : "instead ";
                String kin = name(difference.kin());
                sink.add(how + "any", 1);
                sink.add(how + kin, 1);
                sink.add(how + mark + " " + kin + " " + direction, 1);
            }
            more.forEach(come -> sink.add("mark " + mark + " for " + name(come), 1));
        }
    }

    static String name(Mark mark) {
        return mark.name().toLowerCase(Locale.ROOT);
    }

    private void member(Difference difference, Sink sink) {
        int known = 0;
        int all = 0;
        for (int at = difference.at(); at < difference.end(); at++) {
            String stem = side.here().stem(at);
            if (!stem.isEmpty() && !Concepts.isLight(stem)) {
                all++;
                known += side.there().clauses().stems().contains(stem) ? 1 : 0;
            }
        }
        double share = all == 0 ? 1 : (double) known / all;
        boolean line = side.here().tokens().is(difference.at() - 1, Scanner.BULLET);
        sink.add("member line", line);
        sink.add("member known", share);
        sink.add("member line known", line ? share : 0);
        sink.add("member words", Math.log1p(all));
        sink.add("member of one word", difference.end() - difference.at() == 1);
        sink.add("member ends", side.here().tokens().at(difference.end()).isSign());
    }

    /* What else differs. */
    private void company(Difference difference, String group, Sink sink) {
        FactKind kind = difference.fact().kind();
        int same = own.getOrDefault(kind, 0) - (difference.possible() ? 0 : 1);
        sink.add(group, "same kind", Math.min(2, same));
        sink.add(group, "counterpart", Math.min(2, others.getOrDefault(kind, 0)));
        int surplus = side.here().members().size() - side.there().members().size();
        sink.add(group, "more members here", surplus > 0);
        sink.add(group, "fewer members here", surplus < 0);
        sink.add(group, "others here", Math.min(MOST, sum(own)));
        sink.add(group, "others there", Math.min(MOST, sum(others)));
    }

    private static int sum(Map<FactKind, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
