// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Modality and quantifiers: as many of each, where what may stand for another counts. */
final class MarkerCheck implements Check {
    private static final Set<Marker> LOST = EnumSet.of(
            Marker.AT_MOST,
            Marker.AT_LEAST,
            Marker.ONLY,
            Marker.EXACTLY,
            Marker.ABOUT,
            Marker.MOST,
            Marker.OTHER,
            Marker.SOME,
            Marker.PROBABLY,
            Marker.MAYBE);
    private static final Set<Marker> ADDED = EnumSet.of(
            Marker.AT_MOST,
            Marker.AT_LEAST,
            Marker.ONLY,
            Marker.EXACTLY,
            Marker.ABOUT,
            Marker.OTHER,
            Marker.PROBABLY,
            Marker.MEANS);

    /* How bound one is; what is asked for in plain words ("please call") is any of the first two. */
    private static final List<Marker> BINDING = List.of(Marker.MUST, Marker.SHOULD, Marker.MAYBE, Marker.ALLOWED);

    /* Who may stand for a marker without being one. */
    private static final Map<Marker, Marker> STAND_INS = Map.of(Marker.MAYBE, Marker.ALLOWED, Marker.ONLY, Marker.JUST);

    @Override
    public void compare(ReadText draft, ReadText styled, Differences differences) {
        for (Marker marker : LOST) {
            if (isFewer(marker, styled, draft)) {
                differences.lost().add(last(marker, draft, styled));
            }
        }
        for (Marker marker : ADDED) {
            if (isFewer(marker, draft, styled)) {
                differences.added().add(last(marker, styled, draft));
            }
        }
        weakened(draft, styled, differences);
    }

    private static boolean isFewer(Marker marker, ReadText here, ReadText there) {
        int own = count(marker, here, there);
        int others = count(marker, there, here);
        Marker standIn = STAND_INS.get(marker);
        return own < others
                && (standIn == null || own + count(standIn, here, there) < others + count(standIn, there, here));
    }

    private static int count(Marker marker, ReadText here, ReadText there) {
        return here.markers(marker, there).size();
    }

    private static Fact last(Marker marker, ReadText here, ReadText there) {
        var marks = here.markers(marker, there);
        return marks.get(marks.size() - 1).fact();
    }

    /* All became some, both became one, what may be became what must be. */
    private static void weakened(ReadText draft, ReadText styled, Differences differences) {
        boolean some = count(Marker.SOME, styled, draft) > count(Marker.SOME, draft, styled)
                || count(Marker.MOST, styled, draft) > count(Marker.MOST, draft, styled);
        if (some && count(Marker.ALL, styled, draft) < count(Marker.ALL, draft, styled)) {
            differences.lost().add(new Fact(FactKind.QUANTIFIER, "all"));
        }
        if (count(Marker.BOTH, styled, draft) < count(Marker.BOTH, draft, styled) && ones(styled) > ones(draft)) {
            differences.lost().add(new Fact(FactKind.QUANTIFIER, "both"));
        }
        for (Marker was : BINDING) {
            for (Marker is : BINDING) {
                if (was != is && !isPermission(was, is) && isFewer(was, styled, draft) && isFewer(is, draft, styled)) {
                    differences.lost().add(last(was, draft, styled));
                    differences.added().add(last(is, styled, draft));
                }
            }
        }
    }

    private static boolean isPermission(Marker was, Marker is) {
        return STAND_INS.get(was) == is || STAND_INS.get(is) == was;
    }

    private static long ones(ReadText text) {
        return text.quantities().stream()
                .filter(found -> found.value() instanceof Value.Amount amount && amount.number() == 1)
                .count();
    }
}
