// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Of a mark: by which word it is said, what it bears on, and whether the other text tells that with or without a denial. */
final class MarkFeatures {
    private static final Set<Mark> LOOSELY = EnumSet.of(Mark.DENYING, Mark.CONTRAST, Mark.UNLESS, Mark.ONLY, Mark.FEW);
    private static final Set<String> AUXILIARIES = Set.of(
            "do", "does", "did", "is", "are", "was", "were", "has", "have", "had", "will", "would", "should", "could",
            "can", "may", "might", "must", "need");
    private static final int MOST_PLACES = 16;
    private static final int FARTHEST = 16;
    private static final int BEGINNING = 2;

    private final Side side;
    private final Side other;
    private final Map<String, List<Integer>> places = new HashMap<>();
    private final Map<Integer, Set<Mark>> marks;
    /* The sentences of the other text in which anything denies. */
    private final Set<Integer> denying = new HashSet<>();

    MarkFeatures(Side side, Side other) {
        this.side = side;
        this.other = other;
        marks = perClause(side.there());
        marks.forEach((clause, there) -> {
            if (there.stream().anyMatch(mark -> mark.kind() == FactKind.NEGATION || LOOSELY.contains(mark))) {
                denying.add(side.there().clauses().all().get(clause).sentence());
            }
        });
    }

    private static Map<Integer, Set<Mark>> perClause(Reading reading) {
        Map<Integer, Set<Mark>> marks = new HashMap<>();
        for (Mark mark : Mark.values()) {
            for (MarkReader.Place place : reading.marks(mark)) {
                marks.computeIfAbsent(reading.clauses().clauseAt(place.at()), fresh -> EnumSet.noneOf(Mark.class))
                        .add(mark);
            }
        }
        return marks;
    }

    void of(Difference difference, String group, Features.Sink sink) {
        Clauses.Clause clause = side.here().clauses().at(difference.at());
        String stem = bearsOn(difference);
        boolean plain = false;
        boolean denied = false;
        boolean loosely = false;
        boolean bare = false;
        for (int at : stem.isEmpty() ? List.<Integer>of() : places.computeIfAbsent(stem, this::places)) {
            Set<Mark> there = marks.getOrDefault(side.there().clauses().clauseAt(at), Set.of());
            boolean denies = there.stream().anyMatch(Mark.DENIALS::contains);
            denied |= denies;
            plain |= !denies;
            loosely |= there.stream().anyMatch(LOOSELY::contains);
            bare |= !denying.contains(side.there().clauses().at(at).sentence());
        }
        boolean known = plain || denied;
        String mark = "mark " + Features.name(difference.mark()) + (difference.possible() ? " kin" : "");
        sink.add(group, "bears on nothing", stem.isEmpty());
        sink.add(group, "bears on known", known);
        sink.add(mark + " bears on unknown", !known && !stem.isEmpty());
        told(group, mark, "told plainly", plain && !denied, sink);
        told(group, mark, "told with denial", denied, sink);
        told(group, mark, "told with loose denial", loosely, sink);
        told(group, mark, "told where nothing denies", bare, sink);
        told(group, mark, "told only where nothing denies", bare && !denied && !loosely, sink);
        said(difference, mark, plain && !denied, sink);
        boolean fresh = !side.sentences()
                .freshOfPartners(clause.sentence(), other.sentences())
                .isEmpty();
        sink.add(mark + " fresh there", fresh);
        sink.add(mark + " coverage", side.coverage(difference.at()));
    }

    /* Where the other text has a word of a stem. */
    private List<Integer> places(String stem) {
        List<Integer> places = new ArrayList<>();
        Tokens there = side.there().tokens();
        for (int at = 0; at < there.size() && places.size() < MOST_PLACES; at++) {
            String word = there.at(at).isWord() ? there.at(at).word() : "";
            boolean alike =
                    word.startsWith(stem.substring(0, Math.min(stem.length(), BEGINNING))) || Stems.isIrregular(word);
            if (alike && Stems.of(word).equals(stem)) {
                places.add(at);
            }
        }
        return places;
    }

    private static void told(String group, String mark, String how, boolean is, Features.Sink sink) {
        sink.add(group, how, is);
        sink.add(mark + " " + how, is);
    }

    /* "Did not", "isn't" deny a verb, "no" and "nothing" often begin a turn of speech. */
    private void said(Difference difference, String mark, boolean plain, Features.Sink sink) {
        Tokens tokens = side.here().tokens();
        boolean verbal = tokens.isAny(difference.at() - 1, AUXILIARIES);
        sink.add("said " + tokens.at(difference.at()).word() + (difference.possible() ? " kin" : ""), 1);
        sink.add(mark + " behind auxiliary", verbal);
        sink.add(mark + " behind auxiliary told plainly", verbal && plain);
    }

    /* The next word that tells anything, be it as common as "know". */
    private String bearsOn(Difference difference) {
        String word = side.here().toldBehind(difference.at(), difference.end(), FARTHEST);
        return word.isEmpty() ? "" : Stems.of(word);
    }
}
