// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares how the same thing is told to be: "might be cancelled" and "will be cancelled", "can be washed" and "can't be
 * washed". What a mark bears on is the next word that tells anything; it counts where each text has one such mark.
 */
final class BearingCheck implements Check {
    private static final int FARTHEST = 6;
    private static final Set<Mark> FREE = EnumSet.of(Mark.MAYBE, Mark.COULD, Mark.POSSIBLE, Mark.ALLOWED);
    private static final Set<Mark> DENIED = EnumSet.of(Mark.NOT, Mark.FORBID, Mark.NO_LONGER, Mark.NOT_YET);
    /* Two of one set say the same. */
    private static final List<Set<Mark>> SAME = List.of(
            FREE,
            DENIED,
            EnumSet.of(Mark.MUST),
            EnumSet.of(Mark.SHOULD),
            EnumSet.of(Mark.WILL),
            EnumSet.of(Mark.PROBABLY),
            EnumSet.of(Mark.EXEMPT),
            EnumSet.of(Mark.AVOID),
            EnumSet.of(Mark.UNLIKELY),
            EnumSet.of(Mark.FEW));

    private static final Set<Mark> ALL = EnumSet.noneOf(Mark.class);

    static {
        SAME.forEach(ALL::addAll);
    }

    @Override
    public void compare(Side draft, Side styled, Differences differences) {
        Map<String, Optional<MarkReader.Place>> after = bearings(styled.here());
        bearings(draft.here()).forEach((stem, before) -> {
            MarkReader.Place was = before.orElse(null);
            MarkReader.Place is = after.getOrDefault(stem, Optional.empty()).orElse(null);
            if (was != null && is != null && !isSame(was.mark(), is.mark())) {
                differences.lost().add(draft.replaced(was, is.mark()));
                differences.added().add(styled.replaced(is, was.mark()));
            }
        });
    }

    private static boolean isSame(Mark one, Mark other) {
        return SAME.stream().anyMatch(same -> same.contains(one) && same.contains(other));
    }

    /* The one mark that bears on each stem; none if several do. */
    private static Map<String, Optional<MarkReader.Place>> bearings(Reading reading) {
        Map<String, Optional<MarkReader.Place>> bearings = new HashMap<>();
        for (Mark mark : ALL) {
            for (MarkReader.Place place : reading.marks(mark)) {
                String stem = bearsOn(reading, place);
                if (!stem.isEmpty()) {
                    bearings.merge(stem, Optional.of(place), (one, other) -> Optional.empty());
                }
            }
        }
        return bearings;
    }

    private static String bearsOn(Reading reading, MarkReader.Place place) {
        String word = reading.toldBehind(place.at(), place.end(), FARTHEST);
        return word.isEmpty() ? "" : Concepts.of(word);
    }
}
