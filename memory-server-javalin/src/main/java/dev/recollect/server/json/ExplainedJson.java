// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.recall.Dropped;
import dev.recollect.memory.recall.Explained;
import dev.recollect.memory.recall.Score;
import dev.recollect.memory.salience.Salience;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a memory stands in the light of a query, and why it was not recalled if it was not. Left out where empty.
 *
 * @param experienceId which
 * @param recalled whether it is among the memories
 * @param rank its place among what passes the filter, from 1
 * @param ranked how many pass the filter
 * @param score in [0, 1]
 * @param parts what the score is made of
 * @param relevant whether it is likely to bear on the query
 * @param droppedBy the step that left it out
 * @param clauses of a filter, the fields that it breaks
 * @param why the same for people
 * @param salience how much it matters by itself
 */
public record ExplainedJson(
        String experienceId,
        boolean recalled,
        @Nullable Integer rank,
        int ranked,
        @Nullable Double score,
        @Nullable Map<String, Double> parts,
        @Nullable Boolean relevant,
        @Nullable String droppedBy,
        @Nullable List<String> clauses,
        @Nullable String why,
        @Nullable SalienceJson salience) {
    /**
     * An explanation.
     *
     * @param explained the explanation
     * @param salience its salience, if it was computed
     * @return its shape
     */
    public static ExplainedJson of(Explained explained, Optional<Salience> salience) {
        boolean known = explained.score().isPresent();
        boolean filtered = explained
                .dropped()
                .filter(dropped -> dropped.by() == Dropped.Step.FILTER)
                .isPresent();
        return new ExplainedJson(
                explained.id().value(),
                explained.recalled(),
                explained.rank().isPresent() ? explained.rank().getAsInt() : null,
                explained.ranked(),
                explained.score().map(Score::value).orElse(null),
                explained.score().map(Score::parts).orElse(null),
                known ? explained.relevant() : null,
                explained.dropped().map(dropped -> dropped.by().wireName()).orElse(null),
                filtered ? explained.dropped().map(Dropped::clauses).orElse(null) : null,
                explained.dropped().map(Dropped::why).orElse(null),
                salience.map(SalienceJson::of).orElse(null));
    }
}
