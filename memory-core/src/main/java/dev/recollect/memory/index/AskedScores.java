// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** The cosines of a query as the index tells them when it is asked. */
record AskedScores(VectorIndex index, Scope scope, Role role, Embedding query) implements VectorScores {
    @Override
    public List<Neighbor> best(int k, Predicate<ExperienceId> allowed) {
        return index.search(scope, role, query, k, allowed);
    }

    @Override
    public OptionalDouble of(ExperienceId id) {
        Double similarity = index.similarities(scope, role, query, List.of(id)).get(id);
        return similarity == null ? OptionalDouble.empty() : OptionalDouble.of(similarity);
    }

    @Override
    public Distribution distribution() {
        return index.distribution(scope, role, query);
    }
}
