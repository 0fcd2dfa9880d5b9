// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Code, links and citations stay letter by letter, quotes word by word; quotation marks around them may go. */
final class VerbatimCheck implements Check {
    @Override
    public void compare(ReadText draft, ReadText styled, Differences differences) {
        missing(draft, styled, differences.lost());
        missing(styled, draft, differences.added());
    }

    private static void missing(ReadText here, ReadText there, List<Fact> missing) {
        Set<Value> known = new HashSet<>();
        there.verbatim().forEach(found -> known.add(found.value()));
        for (Found found : here.verbatim()) {
            if (!known.contains(found.value()) && !isSaid(found, there)) {
                missing.add(found.fact());
            }
        }
    }

    private static boolean isSaid(Found found, ReadText there) {
        return found.kind() == FactKind.QUOTE
                && found.value() instanceof Value.Wording quote
                && there.wording().contains(quote.words());
    }
}
