// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.Projection;
import dev.recollect.memory.store.Change;
import dev.recollect.memory.store.Changes;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.ExperienceQuery.Position;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The order of a scope's experiences, of their sessions, and their facets: a projection of the store that lets recall
 * filter and find neighbours without reading it. Safe for use by multiple threads; reads run beside {@link #apply}.
 */
public final class Timeline implements Projection {
    private final Map<Scope, ScopeTimeline> scopes = new ConcurrentHashMap<>();
    private final Map<ExperienceId, Scope> scopeOf = new ConcurrentHashMap<>();
    private volatile long checkpoint;

    /** Creates an empty timeline. */
    public Timeline() {}

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public long checkpoint() {
        return checkpoint;
    }

    @Override
    public void apply(Changes changes) {
        for (Change change : changes.changes()) {
            if (change.seq() > checkpoint) {
                apply(change);
            }
        }
        checkpoint = Math.max(checkpoint, changes.checkpoint());
    }

    private void apply(Change change) {
        if (change.current().isEmpty()) {
            remove(change.id());
            return;
        }
        Experience experience = change.current().get().experience();
        scopeOf.put(experience.id(), experience.scope());
        scopes.computeIfAbsent(experience.scope(), scope -> new ScopeTimeline()).put(Turn.of(experience));
    }

    /* By id alone: the scope of an erased user's changes has lost its name. */
    private void remove(ExperienceId id) {
        Scope scope = scopeOf.remove(id);
        ScopeTimeline timeline = scope == null ? null : scopes.get(scope);
        if (timeline != null) {
            timeline.remove(id);
            if (timeline.byId.isEmpty()) {
                scopes.remove(scope);
            }
        }
    }

    @Override
    public void reset() {
        scopes.clear();
        scopeOf.clear();
        checkpoint = 0;
    }

    ScopeTimeline of(Scope scope) {
        return scopes.getOrDefault(scope, new ScopeTimeline());
    }

    /** The timeline of one scope. */
    static final class ScopeTimeline {
        private final Map<ExperienceId, Turn> byId = new ConcurrentHashMap<>();
        private final NavigableMap<Position, Turn> byTime = new ConcurrentSkipListMap<>();
        private final Map<String, NavigableMap<Position, Turn>> sessions = new ConcurrentHashMap<>();

        private final AtomicInteger memories = new AtomicInteger();

        private void put(Turn turn) {
            if (byId.put(turn.id(), turn) == null && isMemory(turn)) {
                memories.incrementAndGet();
            }
            byTime.put(turn.place(), turn);
            if (turn.inSession()) {
                sessions.computeIfAbsent(turn.facets().sessionId().orElseThrow(), key -> new ConcurrentSkipListMap<>())
                        .put(turn.place(), turn);
            }
        }

        private void remove(ExperienceId id) {
            Turn turn = byId.remove(id);
            if (turn == null) {
                return;
            }
            if (isMemory(turn)) {
                memories.decrementAndGet();
            }
            byTime.remove(turn.place());
            sessionOf(turn).ifPresent(session -> {
                session.remove(turn.place());
                if (session.isEmpty()) {
                    sessions.remove(turn.facets().sessionId().orElseThrow());
                }
            });
        }

        private static boolean isMemory(Turn turn) {
            return ExperienceFilter.DEFAULT.test(turn.facets());
        }

        /** How many there are that a recall without a filter considers: all but reflections. */
        int memories() {
            return memories.get();
        }

        Optional<Turn> find(ExperienceId id) {
            return Optional.ofNullable(byId.get(id));
        }

        Optional<Turn> before(Turn turn) {
            return sessionOf(turn)
                    .flatMap(session -> Optional.ofNullable(session.lowerEntry(turn.place())))
                    .map(Map.Entry::getValue);
        }

        Optional<Turn> after(Turn turn) {
            return sessionOf(turn)
                    .flatMap(session -> Optional.ofNullable(session.higherEntry(turn.place())))
                    .map(Map.Entry::getValue);
        }

        /** The turns before and after a turn, as far as there are any. */
        Stream<Turn> around(Turn turn) {
            return Stream.concat(before(turn).stream(), after(turn).stream());
        }

        List<Turn> newest(int count, Predicate<Turn> allowed) {
            return byTime.descendingMap().values().stream()
                    .filter(allowed)
                    .limit(count)
                    .toList();
        }

        private Optional<NavigableMap<Position, Turn>> sessionOf(Turn turn) {
            return turn.inSession()
                    ? Optional.ofNullable(sessions.get(turn.facets().sessionId().orElseThrow()))
                    : Optional.empty();
        }
    }
}
