// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.reflection;

import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.Confidence;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.salience.Votes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether an experience helped its user. Immutable.
 *
 * <p>It is remembered as an observation of the user with method {@code feedback}: derived from the experience it judges, or,
 * where that is more than an observation and the lattice forbids it, with it as evidence; erasure follows both. The
 * attribute {@code helpful} is {@code true} or {@code false}. A judgement that was read out of the next message has the
 * attribute {@code detected} besides, and the detection's confidence.
 *
 * @param scope whose memory
 * @param about the experience that is judged: a memory, or an answer, which stands for the memories it used
 * @param helpful whether it helped
 * @param note what the user says of it, not blank, at most {@link Limits#TEXT_CHARS} characters
 * @param detected what it was read out of; empty if it was given as such
 */
public record Feedback(
        Scope scope, ExperienceId about, boolean helpful, Optional<String> note, Optional<Reaction> detected) {
    /** The attribute that says whether it helped: {@code true} or {@code false}. */
    public static final String HELPFUL = Votes.HELPFUL;

    /** The attribute of a judgement that was read out of a message: {@code thanks} or {@code correction}. */
    public static final String DETECTED = "detected";

    private static final Confidence GIVEN = new Confidence(1, "given");

    /** Checks the note. */
    public Feedback {
        note.ifPresent(text -> Limits.requireSaid("note", text, Limits.TEXT_CHARS));
    }

    /**
     * A judgement without a note.
     *
     * @param scope whose memory
     * @param about the experience that is judged
     * @param helpful whether it helped
     * @return the feedback
     */
    public static Feedback of(Scope scope, ExperienceId about, boolean helpful) {
        return new Feedback(scope, about, helpful, Optional.empty(), Optional.empty());
    }

    /**
     * A judgement that was read out of what the user said next.
     *
     * @param scope whose memory
     * @param about the answer that is judged
     * @param reaction what was read
     * @return the feedback
     */
    public static Feedback detected(Scope scope, ExperienceId about, Reaction reaction) {
        return new Feedback(scope, about, reaction.helpful(), Optional.empty(), Optional.of(reaction));
    }

    /**
     * The same feedback with what the user says of it.
     *
     * @param value the note
     * @return a copy
     */
    public Feedback withNote(String value) {
        return new Feedback(scope, about, helpful, Optional.of(value), detected);
    }

    /**
     * What to remember, in the user's current session.
     *
     * @param judged the experience that is judged
     * @return the request
     */
    public RememberRequest on(Experience judged) {
        var request = RememberRequest.text(scope, note.orElseGet(this::inWords))
                .type(ExperienceType.OBSERVATION)
                .provenance(Provenance.of(Provenance.USER, Provenance.Method.FEEDBACK))
                .confidence(confidence())
                .attributes(attributes());
        return ExperienceType.OBSERVATION.mayDeriveFrom(judged.type())
                ? request.parents(List.of(judged.id())).build()
                : request.evidence(List.of(Evidence.of(judged.id()))).build();
    }

    private Confidence confidence() {
        return detected.map(reaction -> new Confidence(reaction.confidence(), Reactions.ID))
                .orElse(GIVEN);
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put(HELPFUL, String.valueOf(helpful));
        detected.ifPresent(reaction -> attributes.put(DETECTED, reaction.kind().wireName()));
        return attributes;
    }

    private String inWords() {
        String verdict = helpful ? "This helped" : "This did not help";
        return detected.map(reaction -> verdict + ": " + reaction.kind().wireName()
                        + " detected in the next message, confidence " + reaction.confidence() + ".")
                .orElse(verdict + ".");
    }
}
