// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.List;

/** Which marks may stand for one another when the same is said in other words; the nearest kin first. */
final class MarkKinship {
    static final List<Pair> PAIRS;

    private static final List<Pair> GATHERED = new ArrayList<>();

    /** Two that may; if near, only in clauses that share a word. */
    record Pair(Mark one, Mark other, boolean near) {}

    static {
        kin(Mark.UNLIKELY, false, Mark.PROBABLY);
        kin(Mark.FORBID, false, Mark.NOT, Mark.NO_LONGER, Mark.NOT_YET);
        kin(Mark.NOT, false, Mark.NO_LONGER, Mark.NOT_YET, Mark.AVOID, Mark.EXEMPT, Mark.UNLIKELY);
        kin(Mark.NO_LONGER, false, Mark.NOT_YET);
        kin(Mark.PROVIDED, false, Mark.UNLESS, Mark.ONLY);
        kin(Mark.UNLESS, false, Mark.NOT, Mark.ONLY, Mark.FORBID);
        kin(Mark.ONLY, false, Mark.JUST, Mark.FORBID, Mark.NOT);
        kin(Mark.LATEST, false, Mark.AT_MOST);
        kin(Mark.AT_MOST, false, Mark.LIMIT, Mark.UNDER, Mark.BELOW, Mark.UNTIL, Mark.FORBID, Mark.LATEST);
        kin(Mark.AT_LEAST, false, Mark.OVER, Mark.BEYOND);
        kin(Mark.EARLIEST, false, Mark.NOT, Mark.AT_LEAST);
        kin(Mark.OVER, false, Mark.BEYOND, Mark.NOT);
        kin(Mark.UNDER, false, Mark.BELOW, Mark.NOT);
        kin(Mark.MAYBE, false, Mark.COULD, Mark.ALLOWED, Mark.NOT_MAYBE);
        kin(Mark.COULD, false, Mark.POSSIBLE, Mark.ALLOWED);
        kin(Mark.COULD, true, Mark.AT_MOST);
        kin(Mark.MAYBE, false, Mark.POSSIBLE);
        kin(Mark.PROBABLY, false, Mark.SHOULD);
        kin(Mark.FEW, true, Mark.NOT);
        kin(Mark.MOST, true, Mark.ABOUT);
        kin(Mark.LATEST, true, Mark.AT_LEAST);
        kin(Mark.JUST, true, Mark.AT_MOST);
        kin(Mark.PROVIDED, true, Mark.AT_MOST);
        kin(Mark.ONLY, true, Mark.AT_MOST, Mark.EARLIEST, Mark.UNTIL);
        kin(Mark.OPINION, false, Mark.MAYBE, Mark.PROBABLY, Mark.COULD);
        kin(Mark.COMPARED, false, Mark.UNDER, Mark.OVER, Mark.NOT);
        kin(Mark.CONTRAST, false, Mark.NOT, Mark.NO_LONGER, Mark.FORBID);
        kin(Mark.UNLESS, true, Mark.MUST);
        kin(Mark.PROVIDED, true, Mark.MUST);
        kin(Mark.NO_LONGER, true, Mark.UNTIL);
        kin(Mark.NOT, true, Mark.UNTIL);
        kin(Mark.AVOID, true, Mark.UNTIL);
        kin(Mark.FORBID, true, Mark.UNTIL);
        for (Mark denial : List.of(
                Mark.NOT, Mark.FORBID, Mark.NO_LONGER, Mark.NOT_YET, Mark.AVOID, Mark.EXEMPT, Mark.UNLESS, Mark.ONLY)) {
            kin(denial, true, Mark.DENYING);
        }
        kin(Mark.EXEMPT, false, Mark.ALLOWED);
        kin(Mark.AT_MOST, true, Mark.ALLOWED, Mark.MUST);
        PAIRS = List.copyOf(GATHERED);
    }

    private MarkKinship() {}

    private static void kin(Mark one, boolean near, Mark... others) {
        for (Mark other : others) {
            GATHERED.add(new Pair(one, other, near));
        }
    }
}
