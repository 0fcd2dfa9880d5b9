// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.recall.SortedTurns.Stretch;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.Facets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The turns of a scope by every facet that a filter can ask for, so that what passes is found among those that its narrowest
 * clause lets through. Changed by one writer at a time; reads may run beside.
 */
final class FacetIndex {
    /* Who speaks takes turns: among so many before a turn there is most often one that shares its speaker. */
    private static final int LIKELY_ALIKE = 4;

    private final ManyTurns byTime = new ManyTurns(Turn.BY_TIME);
    private final ManyTurns byValence = new ManyTurns(by(turn -> turn.facets().valence()));
    private final ManyTurns byConfidence =
            new ManyTurns(by(turn -> turn.facets().confidence()));
    private final Postings<Kind> kinds = new Postings<>();
    private final Postings<String> sessions = new Postings<>();
    private final AttributeIndex attributes = new AttributeIndex();

    private record Kind(ExperienceType type, Provenance.Method method) {
        static Kind of(Turn turn) {
            return new Kind(turn.facets().type(), turn.facets().method());
        }
    }

    /**
     * Turns among which are all that pass a filter.
     *
     * @param parts disjoint
     * @param inOrder whether it is one part, in order of time
     */
    record Way(List<Part> parts, boolean inOrder) {
        int about() {
            return parts.stream()
                    .mapToInt(part -> part.turns().about(part.stretch()))
                    .sum();
        }
    }

    /** A stretch of turns. */
    record Part(SortedTurns turns, Stretch stretch) {}

    private static Comparator<Turn> by(ToDoubleFunction<Turn> facet) {
        return (one, other) -> {
            int byFacet = Double.compare(facet.applyAsDouble(one), facet.applyAsDouble(other));
            return byFacet != 0 ? byFacet : Turn.BY_TIME.compare(one, other);
        };
    }

    /** How many different values the attributes have. */
    int attributeValues() {
        return attributes.values();
    }

    /** The turn that holds together with others here what it says the same. */
    Turn shared(Turn turn) {
        List<Turn> alike = new ArrayList<>();
        turn.facets().sessionId().flatMap(sessions::any).ifPresent(alike::add);
        byTime.descend(before(turn), other -> {
            alike.add(other);
            return alike.size() < LIKELY_ALIKE;
        });
        Turn shared = turn.holding(attributes.held(turn.facets().attributes()));
        for (Turn other : alike) {
            shared = shared.sharing(other);
        }
        return shared;
    }

    private static Stretch before(Turn turn) {
        return new Stretch(other -> true, other -> Turn.BY_TIME.compare(other, turn) >= 0);
    }

    void add(Turn turn) {
        if (turn.inSession()) {
            link(turn);
        }
        Facets facets = turn.facets();
        byTime.with(turn);
        byValence.with(turn);
        byConfidence.with(turn);
        kinds.add(Kind.of(turn), turn);
        facets.sessionId().ifPresent(session -> sessions.add(session, turn));
        attributes.add(turn);
    }

    private void link(Turn turn) {
        SortedTurns session = sessions.of(turn.facets().sessionId().orElseThrow());
        Neighbor lower = new Neighbor();
        session.descend(before(turn), lower::isFarther);
        Neighbor higher = new Neighbor();
        session.ascend(new Stretch(other -> Turn.BY_TIME.compare(other, turn) > 0, other -> false), higher::isFarther);
        turn.enter(lower.found, higher.found);
    }

    /** The first that has a place in the session. */
    private static final class Neighbor {
        private @Nullable Turn found;

        boolean isFarther(Turn turn) {
            if (turn.inSession()) {
                found = turn;
            }
            return found == null;
        }
    }

    void remove(Turn turn) {
        turn.leave();
        Facets facets = turn.facets();
        byTime.without(turn);
        byValence.without(turn);
        byConfidence.without(turn);
        kinds.remove(Kind.of(turn), turn);
        facets.sessionId().ifPresent(session -> sessions.remove(session, turn));
        attributes.remove(turn);
    }

    /** Every way to all that pass a filter; the first goes over everything in its time. */
    List<Way> ways(ExperienceFilter filter) {
        Stretch times = times(filter);
        List<Way> ways = new ArrayList<>();
        ways.add(inOrder(byTime, times));
        filter.sessionId().ifPresent(session -> ways.add(inOrder(sessions.of(session), times)));
        filter.attributes().forEach((name, value) -> ways.add(inOrder(attributes.of(name, value), times)));
        if (!filter.types().isEmpty() || !filter.methods().isEmpty()) {
            ways.add(new Way(ofKinds(filter, times), false));
        }
        if (filter.minValence().isPresent() || filter.maxValence().isPresent()) {
            double least = filter.minValence().orElse(Double.NEGATIVE_INFINITY);
            double most = filter.maxValence().orElse(Double.POSITIVE_INFINITY);
            ways.add(outOfOrder(
                    byValence,
                    new Stretch(
                            turn -> turn.facets().valence() >= least,
                            turn -> turn.facets().valence() > most)));
        }
        filter.minConfidence()
                .ifPresent(least -> ways.add(outOfOrder(
                        byConfidence, new Stretch(turn -> turn.facets().confidence() >= least, turn -> false))));
        return ways;
    }

    private static Stretch times(ExperienceFilter filter) {
        return new Stretch(
                turn -> filter.from().isEmpty()
                        || !turn.facets().occurredAt().isBefore(filter.from().get()),
                turn -> filter.to().isPresent()
                        && !turn.facets().occurredAt().isBefore(filter.to().get()));
    }

    private List<Part> ofKinds(ExperienceFilter filter, Stretch times) {
        List<Part> parts = new ArrayList<>();
        for (ExperienceType type : ExperienceType.values()) {
            for (Provenance.Method method : Provenance.Method.values()) {
                if (filter.letsThrough(type, method)) {
                    parts.add(new Part(kinds.of(new Kind(type, method)), times));
                }
            }
        }
        return parts;
    }

    private static Way inOrder(SortedTurns turns, Stretch stretch) {
        return new Way(List.of(new Part(turns, stretch)), true);
    }

    private static Way outOfOrder(SortedTurns turns, Stretch stretch) {
        return new Way(List.of(new Part(turns, stretch)), false);
    }
}
