// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.inference;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import java.util.Map;
import java.util.Optional;

/**
 * A fact as it is stored: an inference whose parents are the experiences that support it, and the inference that it takes
 * the place of, if there is one. Immutable.
 *
 * @param experience the inference itself
 * @param subject the plain form of what it is about
 * @param claim the plain form of what is said
 * @param affirmed whether that is said to hold
 * @param time when
 */
public record Inference(Experience experience, String subject, String claim, boolean affirmed, TimeScope time) {
    /** The attribute that holds the plain form of the subject. */
    public static final String SUBJECT = "recollect.subject";

    /** The attribute that holds the plain form of the claim. */
    public static final String CLAIM = "recollect.claim";

    /** The attribute that says {@code affirmed} or {@code denied}. */
    public static final String POLARITY = "recollect.polarity";

    /** The attribute that says when it holds, as {@link TimeScope#written()}. */
    public static final String TIME = "recollect.time";

    /** The attribute that names the inference it takes the place of, which says the same with less support. */
    public static final String SUPERSEDES = "recollect.supersedes";

    /** The attribute that names the inferences that say the opposite of the same time, with spaces between. */
    public static final String CONTRADICTS = "recollect.contradicts";

    /** The attribute that names inferences that say something like it, with spaces between. */
    public static final String RELATED = "recollect.related";

    static final String AFFIRMED = "affirmed";
    static final String DENIED = "denied";

    /**
     * The inference that an experience is.
     *
     * @param experience any experience
     * @return the inference; empty if the experience was not distilled, or lacks what every such one of ours has
     */
    public static Optional<Inference> of(Experience experience) {
        Map<String, String> attributes = experience.content().attributes();
        String subject = attributes.getOrDefault(SUBJECT, "");
        String claim = attributes.getOrDefault(CLAIM, "");
        String polarity = attributes.getOrDefault(POLARITY, "");
        Optional<TimeScope> time = TimeScope.read(attributes.getOrDefault(TIME, ""));
        boolean distilled = experience.type() == ExperienceType.INFERENCE
                && experience.provenance().method() == Provenance.Method.MODEL_INFER
                && !subject.isEmpty()
                && !claim.isEmpty()
                && (polarity.equals(AFFIRMED) || polarity.equals(DENIED))
                && time.isPresent();
        return distilled
                ? Optional.of(new Inference(experience, subject, claim, polarity.equals(AFFIRMED), time.get()))
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
     * What it takes the place of.
     *
     * @return the inference that {@link #SUPERSEDES} names, if it names one
     */
    public Optional<ExperienceId> supersedes() {
        return Optional.ofNullable(experience.content().attributes().get(SUPERSEDES))
                .filter(ExperienceId::isId)
                .map(ExperienceId::new);
    }
}
