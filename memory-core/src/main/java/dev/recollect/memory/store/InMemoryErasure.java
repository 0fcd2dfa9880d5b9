// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what an erasure takes with it, and takes it. */
final class InMemoryErasure {
    private static final Comparator<InMemoryRow> CHAIN_ORDER = Comparator.comparingLong(row -> row.chainPosition);

    private final InMemoryTables tables;
    private final InMemorySessions sessions;

    InMemoryErasure(InMemoryTables tables, InMemorySessions sessions) {
        this.tables = tables;
        this.sessions = sessions;
    }

    Receipt erase(Erasure erasure, String receiptId, Instant at) {
        Optional<InMemoryScope> known = tables.scope(erasure.scope());
        if (erasure.wholeUser() && !erasure.dryRun()) {
            sessions.forget(erasure.scope());
        }
        if (known.isEmpty()) {
            return new Receipt(receiptId, List.of(), erasure.reason(), at, true);
        }
        InMemoryScope scope = known.get();
        Set<ExperienceId> named = named(scope, erasure);
        List<InMemoryRow> rows = withDescendants(scope, named);
        Receipt receipt = new Receipt(receiptId, erased(rows, named), erasure.reason(), at, true);
        if (!erasure.dryRun()) {
            if (erasure.wholeUser()) {
                tables.rename(scope, requireFree(erasure, receiptId));
            }
            tables.erase(scope, rows, receipt);
            sessions.forget(erasure.scope(), rows);
        }
        return receipt;
    }

    private Scope requireFree(Erasure erasure, String receiptId) {
        Scope anonymous = Erasure.anonymous(erasure.scope(), receiptId);
        if (tables.scope(anonymous).isPresent()) {
            throw new IllegalArgumentException(
                    "the receipt id must be new, but " + receiptId + " names an erased user");
        }
        return anonymous;
    }

    private static Set<ExperienceId> named(InMemoryScope scope, Erasure erasure) {
        Set<ExperienceId> named = new HashSet<>();
        Collection<InMemoryRow> all = scope.byTime.values();
        if (erasure.wholeUser()) {
            all.forEach(row -> named.add(row.id()));
            return named;
        }
        named.addAll(erasure.ids());
        erasure.filter()
                .ifPresent(filter -> all.stream()
                        .filter(row -> filter.test(Facets.of(row.experience)))
                        .forEach(row -> named.add(row.id())));
        return named;
    }

    private List<InMemoryRow> withDescendants(InMemoryScope scope, Set<ExperienceId> named) {
        Set<ExperienceId> reached = new HashSet<>();
        Deque<ExperienceId> open = new ArrayDeque<>(named);
        while (!open.isEmpty()) {
            ExperienceId id = open.remove();
            if (tables.row(scope.name, id).isPresent() && reached.add(id)) {
                open.addAll(scope.children(id));
            }
        }
        return reached.stream()
                .flatMap(id -> tables.row(id).stream())
                .sorted(CHAIN_ORDER)
                .toList();
    }

    private List<Receipt.Erased> erased(List<InMemoryRow> rows, Set<ExperienceId> named) {
        Set<ExperienceId> gone = new HashSet<>();
        rows.forEach(row -> gone.add(row.id()));
        return rows.stream()
                .map(row -> new Receipt.Erased(
                        row.id(), row.digest, named.contains(row.id()) ? Optional.empty() : firstOrigin(row, gone)))
                .toList();
    }

    private Optional<ExperienceId> firstOrigin(InMemoryRow row, Set<ExperienceId> gone) {
        return InMemoryRow.origins(row.experience).stream()
                .filter(gone::contains)
                .flatMap(id -> tables.row(id).stream())
                .min(CHAIN_ORDER)
                .map(InMemoryRow::id);
    }
}
