// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Code, links and citations stay letter by letter, quotes word by word; quotation marks around them may go. */
final class VerbatimCheck implements Check {
    private static final int MOST_SEARCHED = 50;

    @Override
    public void compare(Side draft, Side styled, Differences differences) {
        missing(draft.here(), styled.here(), differences.lost());
        missing(styled.here(), draft.here(), differences.added());
    }

    private static void missing(Reading here, Reading there, List<Difference> missing) {
        Set<Value> known = new HashSet<>();
        there.verbatim().forEach(found -> known.add(found.value()));
        Set<Value> sought = new HashSet<>();
        for (Found found : here.verbatim()) {
            if (!known.contains(found.value()) && sought.add(found.value())) {
                if (sought.size() > MOST_SEARCHED || !isSaid(found, there)) {
                    missing.add(found.certain());
                }
            }
        }
    }

    /* A quote without its marks, in the same words. */
    private static boolean isSaid(Found found, Reading there) {
        return found.kind() == FactKind.QUOTE
                && found.value() instanceof Value.Wording quote
                && wording(there).contains(quote.words());
    }

    private static String wording(Reading reading) {
        return Reading.singleSpaced(
                reading.text().toLowerCase(Locale.ROOT).replace('’', '\'').replace('‘', '\''));
    }
}
