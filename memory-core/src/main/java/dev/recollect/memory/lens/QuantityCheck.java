// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers, dates and times: each stands somewhere in the other text, however it is written there. */
final class QuantityCheck implements Check {
    @Override
    public void compare(ReadText draft, ReadText styled, Differences differences) {
        missing(draft, styled, differences.lost());
        missing(styled, draft, differences.added());
    }

    private static void missing(ReadText here, ReadText there, List<Fact> missing) {
        Known known = new Known(there);
        for (Found found : here.quantities()) {
            if (!found.optional() && !isFigureOfSpeech(found, here, there) && !known.has(found.value())) {
                missing.add(found.fact());
            }
        }
    }

    /* "A thousand thanks", "sleep well tonight": in a clause about nothing that the other text speaks of. */
    private static boolean isFigureOfSpeech(Found found, ReadText here, ReadText there) {
        boolean loose = found.value() instanceof Value.Wording
                || (found.value() instanceof Value.Amount amount && amount.isRound());
        return loose && !here.clauses().speaksOf(found.at(), there.clauses());
    }

    /** The values of a text, amounts by their number. */
    private static final class Known {
        private final Map<Double, List<Value>> amounts = new HashMap<>();
        private final List<Value> others = new ArrayList<>();

        Known(ReadText text) {
            text.quantities().stream().map(Found::value).distinct().forEach(this::add);
            /* Who makes a list running text may say how long it was. */
            int members = ListReader.members(text.plain()).size();
            if (members > 1) {
                add(new Value.Amount(members, "", false));
            }
        }

        private void add(Value value) {
            if (value instanceof Value.Amount amount) {
                amounts.computeIfAbsent(amount.number(), number -> new ArrayList<>())
                        .add(value);
            } else {
                others.add(value);
            }
        }

        boolean has(Value sought) {
            boolean amount = sought instanceof Value.Amount same
                    && amounts.getOrDefault(same.number(), List.of()).stream().anyMatch(sought::matches);
            return amount || others.stream().anyMatch(sought::matches) || standsForAmount(sought);
        }

        /* "The 12th" for a day, "before nine" for a time. */
        private boolean standsForAmount(Value sought) {
            return !(sought instanceof Value.Amount)
                    && !(sought instanceof Value.Wording)
                    && amounts.values().stream().flatMap(List::stream).anyMatch(sought::matches);
        }
    }
}
