// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** No reason comes or goes of which the other text says no word. */
final class CauseCheck implements Check {
    private static final Pattern CAUSE =
            Pattern.compile("(?i)\\b(?:because of|due to|owing to|thanks to|on account of) "
                    + "((?:(?:the|an?|your|his|her|their) )?(?:\\p{L}{1,30} ?){1,3})");

    @Override
    public void compare(ReadText draft, ReadText styled, Differences differences) {
        missing(draft, styled, differences.lost());
        missing(styled, draft, differences.added());
    }

    private static void missing(ReadText here, ReadText there, List<Fact> missing) {
        Matcher causes = CAUSE.matcher(here.plain());
        while (causes.find()) {
            List<String> stems = Stems.inOrder(causes.group(1));
            boolean told =
                    stems.isEmpty() || stems.stream().anyMatch(there.clauses().stems()::contains);
            if (!told && here.clauses().speaksOf(causes.start(), there.clauses())) {
                missing.add(new Fact(FactKind.CIRCUMSTANCE, causes.group().strip()));
            }
        }
    }
}
