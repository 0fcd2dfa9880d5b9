// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Scope;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Sessions of the in-memory store, counted anew by each call, and their marks. Guarded by the store's lock. */
final class InMemorySessions {
    private static final Comparator<SessionSummary> LATEST_FIRST =
            Comparator.comparing(SessionSummary::lastActivity).reversed().thenComparing(SessionSummary::sessionId);
    private static final Comparator<InMemoryRow> AS_RECORDED = Comparator.comparing(
                    (InMemoryRow row) -> row.experience.recordedAt())
            .thenComparing(InMemoryRow::id);

    private final InMemoryTables tables;
    private final Map<Scope, Map<String, Marks>> marks = new HashMap<>();

    InMemorySessions(InMemoryTables tables) {
        this.tables = tables;
    }

    private static final class Marks {
        final SortedSet<Instant> begun = new TreeSet<>();
        final SortedSet<Instant> ended = new TreeSet<>();
    }

    void begin(Scope scope, String session, Instant at) {
        SortedSet<Instant> begun = marked(scope, session).begun;
        begun.add(at);
        begun.removeIf(moment -> moment.isAfter(begun.first()) && moment.isBefore(begun.last()));
        List<SessionSummary> unused = list(scope)
                .filter(known -> rows(scope, known.sessionId()).isEmpty())
                .toList();
        unused.stream()
                .skip(SessionBook.MOST_UNUSED)
                .forEach(known -> marksOf(scope).remove(known.sessionId()));
    }

    void end(Scope scope, String session, Instant at) {
        Optional<Instant> last = rows(scope, session).stream()
                .map(row -> row.experience)
                .filter(SessionSummary::isActivity)
                .map(Experience::recordedAt)
                .max(Comparator.naturalOrder());
        SortedSet<Instant> ended = marked(scope, session).ended;
        ended.removeIf(moment -> last.isEmpty() || !moment.isBefore(last.get()));
        ended.add(at);
    }

    private Marks marked(Scope scope, String session) {
        return marks.computeIfAbsent(scope, s -> new HashMap<>()).computeIfAbsent(session, s -> new Marks());
    }

    private Map<String, Marks> marksOf(Scope scope) {
        return marks.getOrDefault(scope, new HashMap<>());
    }

    private Collection<InMemoryRow> rows(Scope scope, String session) {
        return tables.scope(scope)
                .map(known -> known.sessions.getOrDefault(session, Set.of()))
                .orElse(Set.of());
    }

    Optional<SessionSummary> find(Scope scope, String session) {
        return rows(scope, session).isEmpty() && !marksOf(scope).containsKey(session)
                ? Optional.empty()
                : Optional.of(summary(scope, session));
    }

    List<Instant> ends(Scope scope, String session) {
        return List.copyOf(marksOf(scope).getOrDefault(session, new Marks()).ended);
    }

    List<SessionSummary> latest(Scope scope, int limit) {
        return list(scope).limit(limit).toList();
    }

    private Stream<SessionSummary> list(Scope scope) {
        Set<String> names = new HashSet<>(marksOf(scope).keySet());
        tables.scope(scope).ifPresent(known -> names.addAll(known.sessions.keySet()));
        return names.stream().map(session -> summary(scope, session)).sorted(LATEST_FIRST);
    }

    private SessionSummary summary(Scope scope, String session) {
        Marks marked = marksOf(scope).getOrDefault(session, new Marks());
        Collection<InMemoryRow> rows = rows(scope, session);
        List<Instant> all =
                rows.stream().map(row -> row.experience.recordedAt()).toList();
        List<Instant> active = rows.stream()
                .map(row -> row.experience)
                .filter(SessionSummary::isActivity)
                .map(Experience::recordedAt)
                .toList();
        TreeSet<Instant> starts = new TreeSet<>(marked.begun);
        starts.addAll(all);
        TreeSet<Instant> activity = new TreeSet<>(marked.begun);
        activity.addAll(active.isEmpty() ? all : active);
        if (activity.isEmpty()) {
            starts.addAll(marked.ended);
            activity.addAll(marked.ended);
        }
        return new SessionSummary(
                session,
                starts.first(),
                activity.last(),
                active.size(),
                rows.stream().filter(this::isUntold).count(),
                rows.stream().filter(InMemorySessions::isNarrative).count(),
                marked.ended.stream().max(Comparator.naturalOrder()).filter(end -> !end.isBefore(activity.last())));
    }

    List<Experience> untold(Scope scope, String session, int limit) {
        return rows(scope, session).stream()
                .filter(this::isUntold)
                .sorted(AS_RECORDED)
                .limit(limit)
                .map(row -> row.experience)
                .toList();
    }

    List<SessionBook.Overdue> overdue(Instant idleSince, int limit) {
        record Found(Scope scope, SessionSummary session) {}
        return tables.scopes.keySet().stream()
                .flatMap(scope -> list(scope).map(session -> new Found(scope, session)))
                .filter(found -> found.session().endedAt().isPresent()
                        || !found.session().lastActivity().isAfter(idleSince))
                .filter(found -> rows(found.scope(), found.session().sessionId()).stream()
                        .anyMatch(row -> isUntold(row) && !isImported(row)))
                .sorted(Comparator.comparing((Found found) -> found.session().lastActivity())
                        .thenComparing(Found::scope)
                        .thenComparing(found -> found.session().sessionId()))
                .limit(limit)
                .map(found ->
                        new SessionBook.Overdue(found.scope(), found.session().sessionId()))
                .toList();
    }

    private static boolean isImported(InMemoryRow row) {
        return row.experience.provenance().method() == Provenance.Method.IMPORT;
    }

    static boolean isNarrative(InMemoryRow row) {
        return row.experience.provenance().method() == Provenance.Method.CONSOLIDATE;
    }

    private boolean isUntold(InMemoryRow row) {
        return SessionSummary.isToBeTold(row.experience) && narrativeOf(row).isEmpty();
    }

    /** The narrative that tells of an experience. */
    Optional<ExperienceId> narrativeOf(InMemoryRow row) {
        return tables.scope(row.experience.scope()).stream()
                .flatMap(scope -> scope.children(row.id()).stream())
                .flatMap(child -> tables.row(child).stream())
                .filter(InMemorySessions::isNarrative)
                .map(InMemoryRow::id)
                .findFirst();
    }

    /** Drops the marks of sessions that held some of these experiences, which are gone, and hold none any more. */
    void forget(Scope scope, Collection<InMemoryRow> erased) {
        erased.stream()
                .flatMap(row -> row.experience.sessionId().stream())
                .filter(session -> rows(scope, session).isEmpty())
                .forEach(session -> marksOf(scope).remove(session));
    }

    void forget(Scope scope) {
        marks.remove(scope);
    }
}
