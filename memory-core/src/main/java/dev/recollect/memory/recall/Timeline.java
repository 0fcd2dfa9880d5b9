// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.ScopedProjection;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.StoredExperience;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The order of a scope's experiences, of their sessions, and their facets: a projection of the store that lets recall
 * filter and find neighbours without reading it. Safe for use by multiple threads; reads run beside {@link #apply}.
 */
public final class Timeline extends ScopedProjection<Timeline.ScopeTimeline> {
    /* A turn with its places in every order and its id; measured on 100,000 in sessions of 50, rounded up. */
    private static final int BYTES_OF_TURN = 250;

    /* A value that one turn alone has, with what stands for it in the turn and in the index; measured likewise. */
    private static final int BYTES_OF_ATTRIBUTE_VALUE = 230;

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
    protected boolean holds(ScopeTimeline part, ExperienceId id) {
        return part.byId.get(id) != null;
    }

    @Override
    protected boolean isEmpty(ScopeTimeline part) {
        return part.byId.size() == 0;
    }

    @Override
    protected long bytesOf(ScopeTimeline part) {
        return (long) BYTES_OF_TURN * part.byId.size()
                + (long) BYTES_OF_ATTRIBUTE_VALUE * part.facets.attributeValues();
    }

    ScopeTimeline of(Scope scope) {
        return part(scope).orElseGet(ScopeTimeline::new);
    }

    /** The timeline of one scope. */
    static final class ScopeTimeline {
        private final TurnTable byId = new TurnTable();
        private final FacetIndex facets = new FacetIndex();
        private final AtomicInteger memories = new AtomicInteger();

        private void put(Turn turn) {
            Turn known = byId.get(turn.id());
            if (known != null && known.isSameAs(turn)) {
                return;
            }
            remove(turn.id());
            Turn shared = facets.shared(turn);
            facets.add(shared);
            byId.add(shared);
            count(shared, 1);
        }

        private void remove(ExperienceId id) {
            Turn turn = byId.get(id);
            if (turn != null) {
                byId.remove(id);
                facets.remove(turn);
                count(turn, -1);
            }
        }

        private void count(Turn turn, int more) {
            if (ExperienceFilter.DEFAULT.test(turn.facets())) {
                memories.addAndGet(more);
            }
        }

        /** How many there are that a recall without a filter considers: all but reflections and feedback. */
        int memories() {
            return memories.get();
        }

        /** Which experiences pass a filter; whoever is not here does not, where the filter has to be asked at all. */
        Predicate<ExperienceId> passing(ExperienceFilter filter) {
            if (filter.equals(ExperienceFilter.DEFAULT) && memories.get() == byId.size()) {
                return id -> true;
            }
            return id -> {
                Turn turn = byId.get(id);
                return turn != null && filter.test(turn.facets());
            };
        }

        Optional<Turn> find(ExperienceId id) {
            return Optional.ofNullable(byId.get(id));
        }

        Optional<Turn> before(Turn turn) {
            return turn.before();
        }

        Optional<Turn> after(Turn turn) {
            return turn.after();
        }

        /** The turns before and after a turn, as far as there are any. */
        Stream<Turn> around(Turn turn) {
            return Stream.concat(before(turn).stream(), after(turn).stream());
        }

        /** The newest that are allowed, newest first; looks at each until there are enough. */
        List<Turn> newest(int count, Predicate<Turn> allowed) {
            return new Passing(facets, ExperienceFilter.ALL, allowed).newest(count);
        }

        /** The newest that pass, newest first. */
        List<Turn> newest(int count, ExperienceFilter filter) {
            return new Passing(facets, filter).newest(count);
        }

        /** All turns that pass, each once, in no particular order; empty if there are more than so many. */
        Optional<List<Turn>> allPassing(int most, ExperienceFilter filter) {
            if (filter.equals(ExperienceFilter.DEFAULT) && memories.get() > most) {
                return Optional.empty();
            }
            return Optional.of(first(most + 1, filter)).filter(passing -> passing.size() <= most);
        }

        /** Turns that pass, each once, in no particular order, until there are so many. */
        List<Turn> first(int count, ExperienceFilter filter) {
            return new Passing(facets, filter).first(count);
        }

        /** What passes a filter and a test that is asked of every turn that is looked at. */
        Passing passing(ExperienceFilter filter, Predicate<Turn> test) {
            return new Passing(facets, filter, test);
        }
    }
}
