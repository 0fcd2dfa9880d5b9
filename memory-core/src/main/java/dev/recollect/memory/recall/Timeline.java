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
import org.jspecify.annotations.Nullable;

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
        private final Map<ExperienceId, Place> byId = new ConcurrentHashMap<>();
        private final NavigableMap<Position, Turn> byTime = new ConcurrentSkipListMap<>();
        private final Map<String, NavigableMap<Position, Place>> sessions = new ConcurrentHashMap<>();

        private final AtomicInteger memories = new AtomicInteger();

        /** A turn between its neighbours: a recall asks for those of each candidate. */
        private static final class Place {
            private final Turn turn;
            private volatile @Nullable Place before;
            private volatile @Nullable Place after;

            Place(Turn turn) {
                this.turn = turn;
            }

            private static void link(@Nullable Place one, @Nullable Place next) {
                if (one != null) {
                    one.after = next;
                }
                if (next != null) {
                    next.before = one;
                }
            }
        }

        private void put(Turn turn) {
            Place place = new Place(turn);
            if (byId.put(turn.id(), place) == null && isMemory(turn)) {
                memories.incrementAndGet();
            }
            byTime.put(turn.place(), turn);
            if (turn.inSession()) {
                NavigableMap<Position, Place> session = sessions.computeIfAbsent(
                        turn.facets().sessionId().orElseThrow(), key -> new ConcurrentSkipListMap<>());
                session.put(turn.place(), place);
                Place.link(lower(session, turn), place);
                Place.link(place, higher(session, turn));
            }
        }

        private void remove(ExperienceId id) {
            Place place = byId.remove(id);
            if (place == null) {
                return;
            }
            Turn turn = place.turn;
            if (isMemory(turn)) {
                memories.decrementAndGet();
            }
            byTime.remove(turn.place());
            NavigableMap<Position, Place> session =
                    turn.facets().sessionId().map(sessions::get).orElse(null);
            if (turn.inSession() && session != null) {
                session.remove(turn.place());
                Place.link(lower(session, turn), higher(session, turn));
                if (session.isEmpty()) {
                    sessions.remove(turn.facets().sessionId().orElseThrow());
                }
            }
        }

        private static @Nullable Place lower(NavigableMap<Position, Place> session, Turn turn) {
            Map.Entry<Position, Place> entry = session.lowerEntry(turn.place());
            return entry == null ? null : entry.getValue();
        }

        private static @Nullable Place higher(NavigableMap<Position, Place> session, Turn turn) {
            Map.Entry<Position, Place> entry = session.higherEntry(turn.place());
            return entry == null ? null : entry.getValue();
        }

        private static boolean isMemory(Turn turn) {
            return ExperienceFilter.DEFAULT.test(turn.facets());
        }

        /** How many there are that a recall without a filter considers: all but reflections. */
        int memories() {
            return memories.get();
        }

        /** Which experiences pass a filter; whoever is not here does not, where the filter has to be asked at all. */
        Predicate<ExperienceId> passing(ExperienceFilter filter) {
            if (filter.equals(ExperienceFilter.DEFAULT) && memories.get() == byId.size()) {
                return id -> true;
            }
            return id -> {
                Place place = byId.get(id);
                return place != null && filter.test(place.turn.facets());
            };
        }

        Optional<Turn> find(ExperienceId id) {
            Place place = byId.get(id);
            return place == null ? Optional.empty() : Optional.of(place.turn);
        }

        Optional<Turn> before(Turn turn) {
            Place place = byId.get(turn.id());
            Place before = place == null ? null : place.before;
            return before == null ? Optional.empty() : Optional.of(before.turn);
        }

        Optional<Turn> after(Turn turn) {
            Place place = byId.get(turn.id());
            Place after = place == null ? null : place.after;
            return after == null ? Optional.empty() : Optional.of(after.turn);
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

        /** All turns that pass, each once, in no particular order; empty if there are more than so many. */
        Optional<List<Turn>> allPassing(int most, ExperienceFilter filter) {
            if (filter.equals(ExperienceFilter.DEFAULT) && memories() > most) {
                return Optional.empty();
            }
            return Optional.of(first(most + 1, filter)).filter(passing -> passing.size() <= most);
        }

        /** Turns that pass, each once, in no particular order, until there are so many. */
        List<Turn> first(int count, ExperienceFilter filter) {
            return byId.values().stream()
                    .map(place -> place.turn)
                    .filter(turn -> filter.test(turn.facets()))
                    .limit(count)
                    .toList();
        }
    }
}
