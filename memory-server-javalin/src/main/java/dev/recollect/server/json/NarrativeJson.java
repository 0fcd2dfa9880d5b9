// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.recollect.memory.narrative.Arc;
import dev.recollect.memory.narrative.Narrative;

/**
 * A narrative: a memory with its segment and its arc.
 *
 * @param memory the memory
 * @param segment the segment's number in the session, from 1
 * @param arc how feeling went: valences in [-1, 1]
 */
public record NarrativeJson(@JsonUnwrapped MemoryJson memory, int segment, Arc arc) {
    /**
     * A narrative.
     *
     * @param narrative the narrative
     * @return its shape
     */
    public static NarrativeJson of(Narrative narrative) {
        return new NarrativeJson(MemoryJson.of(narrative.experience()), narrative.segment(), narrative.arc());
    }
}
