// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Counts over the in-memory store, made anew by each call. */
final class InMemoryFigures {
    private final InMemoryTables tables;

    InMemoryFigures(InMemoryTables tables) {
        this.tables = tables;
    }

    StoreStatistics of(Predicate<Scope> meant) {
        Map<ExperienceType, Long> byType = new EnumMap<>(ExperienceType.class);
        for (ExperienceType type : ExperienceType.values()) {
            byType.put(type, 0L);
        }
        long users = 0;
        long vectors = 0;
        for (InMemoryScope scope : tables.scopes.values()) {
            if (meant.test(scope.name)) {
                Collection<InMemoryRow> rows = scope.byTime.values();
                rows.forEach(row -> byType.merge(row.experience.type(), 1L, Long::sum));
                vectors += rows.stream()
                        .flatMap(row -> row.embeddings.values().stream())
                        .mapToLong(embedding -> embedding.chunks().size())
                        .sum();
                users += rows.isEmpty() ? 0 : 1;
            }
        }
        return new StoreStatistics(byType, users, vectors, 0, tables.lastChange());
    }

    List<Finding> integrity() {
        List<Finding> findings = new ArrayList<>();
        long inChains = tables.scopes.values().stream()
                .flatMap(scope -> scope.chain.stream())
                .filter(entry -> entry.experience().isPresent())
                .count();
        if (inChains != tables.rowCount()) {
            findings.add(new Finding(
                    "store", "experiences", "chains hold " + inChains + ", but the store has " + tables.rowCount()));
        }
        return findings;
    }
}
