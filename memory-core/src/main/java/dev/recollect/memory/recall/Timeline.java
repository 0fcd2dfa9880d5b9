// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.ScopedProjection;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.ExperienceQuery.Position;
import dev.recollect.memory.store.StoredExperience;
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
public final class Timeline extends ScopedProjection<Timeline.ScopeTimeline> {
    /* A turn with its places in time and session; measured on conversations of a year, rounded up. */
    private static final int BYTES_OF_TURN = 700;

    /** Creates an empty timeline. */
    public Timeline() {}

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    protected ScopeTimeline newPart(Scope scope) {
        return new ScopeTimeline();
    }

    @Override
    protected void put(ScopeTimeline part, StoredExperience stored) {
        part.put(Turn.of(stored.experience()));
    }

    @Override
    protected void remove(ScopeTimeline part, ExperienceId id) {
        part.remove(id);
    }

    @Override
    protected boolean isEmpty(ScopeTimeline part) {
        return part.byId.isEmpty();
    }

    @Override
    protected long bytesOf(ScopeTimeline part) {
        return (long) BYTES_OF_TURN * part.byId.size();
    }

    ScopeTimeline of(Scope scope) {
        return part(scope).orElseGet(ScopeTimeline::new);
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

        /** Turns that pass, each once, in no particular order, until there are so many. */
        List<Turn> first(int count, ExperienceFilter filter) {
            return byId.values().stream()
                    .filter(turn -> filter.test(turn.facets()))
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
