// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.inference;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.remember.RememberRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a model read out of turns. Immutable. */
public final class Distillate {
    private final List<Experience> turns;
    private final FactLines lines;
    private final Inferences inferences;

    Distillate(List<Experience> turns, FactLines lines, Inferences inferences) {
        this.turns = turns;
        this.lines = lines;
        this.inferences = inferences;
    }

    /**
     * How many facts there are.
     *
     * @return 0 or more; of those that say the same, all
     */
    public int facts() {
        return lines.facts().size();
    }

    /**
     * How many lines of the answer were none of the asked form, or named turns that are not there.
     *
     * @return 0 or more
     */
    public int refused() {
        return lines.refused();
    }

    /**
     * What to remember: an inference for each fact that is not there with this support already, held against what was inferred
     * before.
     *
     * @param source what the inferences cite, so that they are stored only where it is, and go with it: the narrative of the
     *     same turns
     * @return the inferences
     */
    public List<RememberRequest> inferencesCiting(Experience source) {
        List<Fact> distinct = new ArrayList<>();
        for (Fact fact : lines.facts()) {
            boolean again = distinct.stream().anyMatch(other -> isSame(fact, other));
            if (!again) {
                distinct.add(fact);
            }
        }
        return distinct.stream()
                .map(fact -> inferences.of(fact, turns, source))
                .flatMap(Optional::stream)
                .toList();
    }

    private static boolean isSame(Fact one, Fact other) {
        return one.affirmed() == other.affirmed()
                && one.time().equals(other.time())
                && Claims.plain(one.subject()).equals(Claims.plain(other.subject()))
                && Claims.compare(one.claim(), other.claim()) == Claims.Likeness.SAME;
    }
}
