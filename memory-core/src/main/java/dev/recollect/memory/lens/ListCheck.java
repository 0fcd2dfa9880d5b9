// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.List;

/** Each member of a list or an enumeration is spoken of in the other text. */
final class ListCheck implements Check {
    @Override
    public void compare(ReadText draft, ReadText styled, Differences differences) {
        missing(draft, styled, differences.lost());
        missing(styled, draft, differences.added());
    }

    private static void missing(ReadText here, ReadText there, List<Fact> missing) {
        for (ListReader.Member member : ListReader.members(here.plain())) {
            if (member.isMissingAmong(there.clauses().stems())
                    && (member.line() || here.clauses().sentenceSpeaksOf(member.at(), there.clauses()))) {
                missing.add(new Fact(FactKind.LIST_ITEM, member.text()));
            }
        }
    }
}
