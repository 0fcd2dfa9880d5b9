// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.List;

/** Each member of a list or an enumeration is spoken of in the other text. */
final class ListCheck implements Check {
    @Override
    public void compare(Side draft, Side styled, Differences differences) {
        missing(draft, differences.lost());
        missing(styled, differences.added());
    }

    private static void missing(Side side, List<Fact> missing) {
        for (Lists.Member member : side.here().members()) {
            if (member.isMissing(side) && (member.line() || side.sentenceBears(member.from()))) {
                missing.add(side.fact(FactKind.LIST_ITEM, member.from(), member.to()));
            }
        }
    }
}
