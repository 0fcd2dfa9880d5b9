// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lineage;

import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ExperienceStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What an experience comes from at any distance, and what at any distance was made of it. Immutable.
 *
 * @param experiences itself first, then what it comes from, then what was made of it, each from near to far; at most
 *     {@link #MOST}
 * @param links between these
 * @param truncated whether more belongs to it than is here
 */
public record Lineage(List<Experience> experiences, List<Link> links, boolean truncated) {
    /** The most experiences of a lineage. */
    public static final int MOST = 200;

    /** Copies the lists. */
    public Lineage {
        experiences = List.copyOf(experiences);
        links = List.copyOf(links);
    }

    /**
     * Reads a lineage; blocks on the store.
     *
     * @param store where it is
     * @param scope whose
     * @param id the experience in question
     * @return its lineage, empty if the scope does not have it
     */
    public static Optional<Lineage> read(ExperienceStore store, Scope scope, ExperienceId id) {
        return store.find(scope, id).map(experience -> around(store, scope, experience));
    }

    private static Lineage around(ExperienceStore store, Scope scope, Experience origin) {
        Map<ExperienceId, Experience> found = new LinkedHashMap<>();
        found.put(origin.id(), origin);
        boolean up = follow(
                store,
                scope,
                origin,
                found,
                experience -> restsOn(experience).map(Link::to).toList());
        boolean down = follow(store, scope, origin, found, experience -> store.children(scope, experience.id()));
        List<Link> links = found.values().stream()
                .flatMap(Lineage::restsOn)
                .filter(link -> found.containsKey(link.to()))
                .toList();
        return new Lineage(List.copyOf(found.values()), links, up || down);
    }

    /* Step by step from near to far, one read a step; whether something had to be left out. */
    private static boolean follow(
            ExperienceStore store,
            Scope scope,
            Experience origin,
            Map<ExperienceId, Experience> found,
            Function<Experience, List<ExperienceId>> next) {
        List<Experience> front = List.of(origin);
        while (!front.isEmpty()) {
            List<ExperienceId> sought = front.stream()
                    .flatMap(experience -> next.apply(experience).stream())
                    .distinct()
                    .filter(id -> !found.containsKey(id))
                    .toList();
            int room = MOST - found.size();
            List<Experience> step =
                    new ArrayList<>(store.find(scope, sought.subList(0, Math.min(room, sought.size()))));
            step.forEach(experience -> found.put(experience.id(), experience));
            if (sought.size() > room) {
                return true;
            }
            front = step;
        }
        return false;
    }

    private static Stream<Link> restsOn(Experience experience) {
        Stream<Link> parents =
                experience.parents().stream().map(parent -> new Link(experience.id(), parent, Link.Kind.PARENT));
        Stream<Link> evidence = experience.evidence().stream()
                .map(Evidence::experience)
                .flatMap(Optional::stream)
                .map(cited -> new Link(experience.id(), cited, Link.Kind.EVIDENCE));
        return Stream.concat(parents, evidence);
    }
}
