// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the in-memory store holds over all scopes, and the steps that keep it consistent. Guarded by the store's lock. */
final class InMemoryTables {
    final NavigableMap<Scope, InMemoryScope> scopes = new TreeMap<>();
    private final Map<ExperienceId, InMemoryRow> rows = new HashMap<>();
    private final Map<ExperienceId, InMemoryRow> waiting = new LinkedHashMap<>();
    private final List<Step> feed = new ArrayList<>();

    /* By the number of the change that added it, so that an id that was erased and came back is told apart. */
    private record Step(Change.Kind kind, InMemoryScope scope, ExperienceId id, long addedBy) {}

    Optional<InMemoryScope> scope(Scope name) {
        return Optional.ofNullable(scopes.get(name));
    }

    Optional<InMemoryRow> row(ExperienceId id) {
        return Optional.ofNullable(rows.get(id));
    }

    /** The row of an experience, if it belongs to the scope. */
    Optional<InMemoryRow> row(Scope scope, ExperienceId id) {
        return row(id).filter(row -> row.experience.scope().equals(scope));
    }

    /** What a row's experience is linked to by lineage, one step away, in the order of ids. */
    List<ExperienceId> links(InMemoryRow row) {
        Scope scope = row.experience.scope();
        Set<ExperienceId> links = new TreeSet<>(InMemoryRow.origins(row.experience));
        links.removeIf(id -> row(scope, id).isEmpty());
        scope(scope).ifPresent(known -> links.addAll(known.children(row.id())));
        return List.copyOf(links);
    }

    Stream<InMemoryRow> rows() {
        return rows.values().stream();
    }

    long rowCount() {
        return rows.size();
    }

    long lastChange() {
        return feed.size();
    }

    /** Adds an experience that was found acceptable. */
    void add(NewExperience item) {
        Experience experience = item.experience();
        InMemoryScope scope = scopes.computeIfAbsent(experience.scope(), InMemoryScope::new);
        InMemoryRow row = new InMemoryRow(item, experience.digest(), scope.chain.size() + 1L, feed.size() + 1L);
        Optional<ExperienceId> predecessor = scope.predecessor(row).map(InMemoryRow::id);
        if (!predecessor.equals(item.predecessor())) {
            row.embeddings.remove(Role.CONTEXT);
        }
        rows.put(row.id(), row);
        scope.add(row);
        makeDue(origins(row), experience.recordedAt());
        feed.add(new Step(Change.Kind.ADDED, scope, row.id(), row.addedBy));
        if (!row.embeddings.containsKey(Role.CONTEXT)) {
            waiting.put(row.id(), row);
        }
        scope.follower(row).ifPresent(follower -> dropContext(scope, follower));
    }

    /** Erases rows of one scope, given in the order of its chain, and leaves their tombstones. */
    void erase(InMemoryScope scope, List<InMemoryRow> erased, Receipt receipt) {
        List<InMemoryRow> followers = new ArrayList<>();
        Set<ExperienceId> origins =
                erased.stream().flatMap(row -> origins(row).stream()).collect(Collectors.toSet());
        for (InMemoryRow row : erased) {
            ChainEntry entry = scope.chain.get((int) row.chainPosition - 1);
            scope.erase(
                    row, new Tombstone(row.chainPosition, row.digest, entry.link(), receipt.at(), receipt.reason()));
            rows.remove(row.id());
            waiting.remove(row.id());
            feed.add(new Step(Change.Kind.ERASED, scope, row.id(), row.addedBy));
            scope.follower(row).ifPresent(followers::add);
        }
        makeDue(origins, receipt.at());
        followers.stream().filter(row -> rows.containsKey(row.id())).forEach(row -> dropContext(scope, row));
    }

    /* What an experience derives from or cites, and what these derive from or cite. */
    private Set<ExperienceId> origins(InMemoryRow row) {
        Set<ExperienceId> near = InMemoryRow.origins(row.experience);
        Set<ExperienceId> all = new HashSet<>(near);
        near.stream()
                .flatMap(id -> row(id).stream())
                .forEach(origin -> all.addAll(InMemoryRow.origins(origin.experience)));
        return all;
    }

    private void makeDue(Set<ExperienceId> ids, Instant at) {
        ids.stream()
                .flatMap(id -> row(id).stream())
                .flatMap(row -> row.weight.stream())
                .forEach(weight -> weight.makeDue(at));
    }

    /** Tells that saliences of a scope were computed, a row's among them. */
    void weighed(InMemoryRow row) {
        scope(row.experience.scope())
                .ifPresent(scope -> feed.add(new Step(Change.Kind.WEIGHED, scope, row.id(), row.addedBy)));
    }

    private void dropContext(InMemoryScope scope, InMemoryRow row) {
        if (row.embeddings.remove(Role.CONTEXT) != null) {
            waiting.put(row.id(), row);
            feed.add(new Step(Change.Kind.EMBEDDED, scope, row.id(), row.addedBy));
        }
    }

    List<PendingContext> pendingContexts(int limit) {
        return waiting.values().stream()
                .limit(limit)
                .map(row -> new PendingContext(row.experience, predecessor(row)))
                .toList();
    }

    boolean completeContext(PendingContext pending, TextEmbedding embedding) {
        InMemoryRow row = waiting.get(pending.experience().id());
        if (row == null
                || !row.experience.equals(pending.experience())
                || !predecessor(row).equals(pending.predecessor())) {
            return false;
        }
        waiting.remove(row.id());
        row.embeddings.put(Role.CONTEXT, embedding);
        scope(row.experience.scope())
                .ifPresent(scope -> feed.add(new Step(Change.Kind.EMBEDDED, scope, row.id(), row.addedBy)));
        return true;
    }

    private Optional<Experience> predecessor(InMemoryRow row) {
        return scope(row.experience.scope())
                .flatMap(scope -> scope.predecessor(row))
                .map(before -> before.experience);
    }

    Changes changes(long after, int limit) {
        int from = (int) Math.min(Math.max(0, after), feed.size());
        int to = (int) Math.min((long) from + limit, feed.size());
        List<Change> page = new ArrayList<>();
        for (int i = from; i < to; i++) {
            page.add(change(i + 1L, feed.get(i)));
        }
        return new Changes(page, page.isEmpty() ? after : to, to < feed.size());
    }

    private Change change(long seq, Step step) {
        Optional<StoredExperience> current =
                row(step.id()).filter(row -> row.addedBy == step.addedBy()).map(InMemoryRow::stored);
        return new Change(seq, step.kind(), step.scope().name, step.id(), current);
    }

    /** Gives an erased user's scope its anonymous name. */
    void rename(InMemoryScope scope, Scope name) {
        scopes.remove(scope.name);
        scope.name = name;
        scopes.put(name, scope);
    }
}
