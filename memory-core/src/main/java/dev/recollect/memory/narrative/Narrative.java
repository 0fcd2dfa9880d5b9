// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.narrative;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Provenance;
import java.util.Map;
import java.util.Optional;

/**
 * What happened in a segment of a session, told afterwards: an observation of the agent whose parents are what it tells of.
 * Segment, arc and who told it stand in its attributes. Immutable.
 *
 * @param experience the narrative itself
 * @param sessionId the session
 * @param segment the segment's number in the session, from 1
 * @param arc how feeling went
 */
public record Narrative(Experience experience, String sessionId, int segment, Arc arc) {
    /** The attribute that holds the segment's number. */
    public static final String SEGMENT = "recollect.segment";

    /** The attribute that holds the arc, as {@link Arc#written()}. */
    public static final String ARC = "recollect.arc";

    /** The attribute that says who told it: {@code extractive} or the id of a model. */
    public static final String NARRATOR = "recollect.narrator";

    /** The attribute that says why the model that was asked did not tell it; absent if it did, or none was asked. */
    public static final String FALLBACK = "recollect.fallback";

    /**
     * The attribute that says how many facts the model read out of the segment and how many of its lines were refused, or
     * {@code model_failed}; absent if none was asked.
     */
    public static final String DISTILLED = "recollect.distilled";

    /**
     * The narrative that an experience is.
     *
     * @param experience any experience
     * @return the narrative; empty if the experience is none, or lacks what every narrative of ours has
     */
    public static Optional<Narrative> of(Experience experience) {
        if (experience.provenance().method() != Provenance.Method.CONSOLIDATE
                || experience.sessionId().isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> attributes = experience.content().attributes();
        String segment = attributes.getOrDefault(SEGMENT, "");
        Optional<Arc> arc = Arc.read(attributes.getOrDefault(ARC, ""));
        return arc.isPresent() && segment.matches("[1-9][0-9]{0,8}")
                ? Optional.of(
                        new Narrative(experience, experience.sessionId().get(), Integer.parseInt(segment), arc.get()))
                : Optional.empty();
    }

    /**
     * Its name.
     *
     * @return the id of the experience
     */
    public ExperienceId id() {
        return experience.id();
    }

    /**
     * What it says.
     *
     * @return the text
     */
    public String text() {
        return experience.content().text();
    }

    /**
     * How many experiences it tells of.
     *
     * @return at least 1
     */
    public int told() {
        return experience.parents().size();
    }
}
