// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.lineage.Lineage;
import dev.recollect.memory.lineage.Link;
import java.util.List;

/**
 * A lineage as a graph.
 *
 * @param experienceId the experience in question
 * @param nodes itself first, then what it comes from, then what was made of it
 * @param edges what rests on what
 * @param truncated whether more belongs to it
 */
public record LineageJson(String experienceId, List<MemoryJson> nodes, List<Edge> edges, boolean truncated) {
    /**
     * That one experience rests on another.
     *
     * @param from what rests
     * @param to what it rests on
     * @param kind parent or evidence
     */
    public record Edge(String from, String to, String kind) {
        private static Edge of(Link link) {
            return new Edge(link.from().value(), link.to().value(), link.kind().wireName());
        }
    }

    /**
     * A lineage.
     *
     * @param id the experience in question
     * @param lineage its lineage
     * @return its shape
     */
    public static LineageJson of(ExperienceId id, Lineage lineage) {
        return new LineageJson(
                id.value(),
                lineage.experiences().stream().map(MemoryJson::of).toList(),
                lineage.links().stream().map(Edge::of).toList(),
                lineage.truncated());
    }
}
