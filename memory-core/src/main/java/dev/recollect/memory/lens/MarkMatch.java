// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds for each mark of one text its like in the other: first among its own kind, then among those that may stand for it. What
 * is left over has none.
 */
final class MarkMatch {
    private static final int MOST_COMPARED = 64;

    private final Side draft;
    private final Side styled;
    private final Map<Mark, List<MarkReader.Place>> lost = new EnumMap<>(Mark.class);
    private final Map<Mark, List<MarkReader.Place>> added = new EnumMap<>(Mark.class);
    private final List<Kin> kin = new ArrayList<>();

    /** Two that were taken for the same in other words. */
    record Kin(MarkReader.Place lost, MarkReader.Place added) {}

    MarkMatch(Side draft, Side styled) {
        this.draft = draft;
        this.styled = styled;
        for (Mark mark : Mark.values()) {
            List<MarkReader.Place> before = draft.marks(mark);
            List<MarkReader.Place> after = styled.marks(mark);
            lost.put(mark, rest(draft.here(), before, styled.here(), styled.marksNear(mark)));
            added.put(mark, rest(styled.here(), after, draft.here(), draft.marksNear(mark)));
        }
        MarkKinship.PAIRS.forEach(pair -> {
            pair(pair.one(), pair.other(), pair.near());
            if (pair.one() != pair.other()) {
                pair(pair.other(), pair.one(), pair.near());
            }
        });
    }

    /* As many as there are more than in the other text, those first that share least with its marks. */
    private static List<MarkReader.Place> rest(
            Reading here, List<MarkReader.Place> own, Reading there, List<MarkReader.Place> others) {
        int more = own.size() - others.size();
        if (more <= 0) {
            return new ArrayList<>();
        }
        if (others.isEmpty()) {
            return new ArrayList<>(own);
        }
        Set<String> about = new HashSet<>();
        others.forEach(place -> about.addAll(there.clauses().at(place.at()).stems()));
        Map<MarkReader.Place, Double> shares = new HashMap<>();
        own.forEach(place ->
                shares.put(place, Side.share(here.clauses().at(place.at()).stems(), about)));
        return new ArrayList<>(own.stream()
                .sorted((one, other) -> Double.compare(shares.getOrDefault(one, 0.0), shares.getOrDefault(other, 0.0)))
                .limit(more)
                .toList());
    }

    /* What the one lost the other may have added in other words. */
    private void pair(Mark before, Mark after, boolean near) {
        List<MarkReader.Place> gone = lost(before);
        List<MarkReader.Place> come = added(after);
        for (int i = Math.min(gone.size(), MOST_COMPARED) - 1; i >= 0; i--) {
            int found = -1;
            for (int j = Math.min(come.size(), MOST_COMPARED) - 1; j >= 0; j--) {
                if (isNear(gone.get(i), come.get(j))) {
                    found = j;
                    break;
                }
            }
            if (found < 0 && !near && !come.isEmpty()) {
                found = 0;
            }
            if (found >= 0) {
                kin.add(new Kin(gone.remove(i), come.remove(found)));
            }
        }
    }

    /** What was taken for the same in other words. */
    List<Kin> kin() {
        return kin;
    }

    /** Whether the clauses, or where one says little the sentences, share a word. */
    boolean isNear(MarkReader.Place before, MarkReader.Place after) {
        Clauses.Clause one = draft.here().clauses().at(before.at());
        Clauses.Clause other = styled.here().clauses().at(after.at());
        return Side.sharesAny(one.stems(), other.stems())
                || Side.sharesAny(one.stems(), styled.here().clauses().sentenceOf(other))
                || Side.sharesAny(other.stems(), draft.here().clauses().sentenceOf(one));
    }

    /** What the draft says and the styled text does not; what is taken out is settled. */
    List<MarkReader.Place> lost(Mark mark) {
        return lost.computeIfAbsent(mark, fresh -> new ArrayList<>());
    }

    /** What the styled text says and the draft does not; what is taken out is settled. */
    List<MarkReader.Place> added(Mark mark) {
        return added.computeIfAbsent(mark, fresh -> new ArrayList<>());
    }
}
