// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.MemoryStatistics;
import dev.recollect.memory.experience.ExperienceType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures.
 *
 * @param experiences counts
 * @param users users with at least one experience
 * @param vectors vectors in the store
 * @param model the embedding model
 * @param chatModel what writes drafts
 * @param storeBytes size of the store on disk
 * @param indexBytes what the vector index takes in memory and on disk, of all users
 * @param changeSeq the last change
 * @param projections where each projection stands
 */
public record StatsJson(
        Experiences experiences,
        long users,
        long vectors,
        Model model,
        String chatModel,
        long storeBytes,
        long indexBytes,
        long changeSeq,
        List<Projection> projections) {
    /**
     * Counts of experiences.
     *
     * @param total all
     * @param byType by type, each type being there
     */
    public record Experiences(long total, Map<String, Long> byType) {}

    /**
     * The embedding model.
     *
     * @param id its id
     * @param dimension its number of dimensions
     */
    public record Model(String id, int dimension) {}

    /**
     * Where a projection stands.
     *
     * @param name its name
     * @param seq the last change it knows
     * @param state {@code current} or {@code behind}
     */
    public record Projection(String name, long seq, String state) {}

    /**
     * Figures.
     *
     * @param statistics the figures
     * @return their shape
     */
    public static StatsJson of(MemoryStatistics statistics) {
        var store = statistics.store();
        Map<String, Long> byType = new LinkedHashMap<>();
        for (ExperienceType type : ExperienceType.values()) {
            byType.put(type.wireName(), store.byType().getOrDefault(type, 0L));
        }
        int dimension = statistics.model().dimension();
        return new StatsJson(
                new Experiences(store.total(), byType),
                store.users(),
                store.vectors(),
                new Model(statistics.model().id(), dimension),
                statistics.responder(),
                store.storeBytes(),
                statistics.indexBytes(),
                store.lastChange(),
                statistics.projections().stream()
                        .map(each -> new Projection(each.name(), each.seq(), each.current() ? "current" : "behind"))
                        .toList());
    }
}
