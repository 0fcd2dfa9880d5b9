// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.salience.Accesses;
import dev.recollect.memory.salience.Salience;
import dev.recollect.memory.salience.Votes;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What a store keeps beside its experiences of how much they matter: how often each was recalled, its salience as it was last
 * computed, and when it is to be computed again. It belongs to the experience and goes with it. Reflections and feedback
 * ({@link ExperienceFilter#ONLY_IF_NAMED}) have none.
 *
 * <p>An experience is due from the moment it was recorded. What is appended makes those due from which it derives or which it
 * cites, and those from which these derive or which they cite; erasing does the same. Safe for use by multiple threads, under
 * the rules of its store.
 */
public interface SalienceTable {
    /**
     * Notes that experiences were recalled, in one transaction; changes nothing that a recall could tell. They become due.
     *
     * @param accesses what was recalled; what is unknown is left out
     */
    void note(List<Access> accesses);

    /**
     * The experiences whose salience is to be computed, over all scopes, longest due first.
     *
     * @param now the moment up to which something is due, inclusive
     * @param limit at most how many, at least 1; the page may be shorter where more follow
     * @return what is known of each
     * @throws IllegalArgumentException if the limit is below 1
     */
    List<Due> due(Instant now, int limit);

    /**
     * What speaks for and against experiences: feedback on them; feedback on the exchanges that cite them, by {@link
     * Votes#THROUGH_AN_ANSWER}; and how many reflections have them as evidence. Feedback counts by its confidence.
     *
     * @param scope whose
     * @param ids which, at most 2,000
     * @return the votes of each for which there are any
     * @throws IllegalArgumentException if there are more than 2,000 ids
     */
    Map<ExperienceId, Votes> votes(Scope scope, Collection<ExperienceId> ids);

    /**
     * Keeps what was computed, in one transaction that puts one change of kind {@link Change.Kind#WEIGHED} for each scope into
     * the feed. What was erased meanwhile is left out; what was noted meanwhile stays due.
     *
     * @param all what was computed, each experience once
     * @return how many were kept
     */
    int put(List<Weighed> all);

    /**
     * The salience of experiences as it was last computed, in one read.
     *
     * @param scope whose
     * @param ids which, at most 2,000
     * @return that of each for which it was computed
     * @throws IllegalArgumentException if there are more than 2,000 ids
     */
    Map<ExperienceId, Salience> of(Scope scope, Collection<ExperienceId> ids);

    /**
     * A recall of an experience.
     *
     * @param scope whose
     * @param id which
     * @param at when, kept in milliseconds
     * @param due when its salience is to be computed at the latest, in milliseconds
     */
    record Access(Scope scope, ExperienceId id, Instant at, Instant due) {}

    /**
     * What is to be computed.
     *
     * @param stored the experience and its vectors
     * @param accesses how often it was recalled
     * @param marks how often it was made due; to be given back
     */
    record Due(StoredExperience stored, Accesses accesses, long marks) {}

    /**
     * What was computed.
     *
     * @param scope whose
     * @param id which
     * @param salience its salience
     * @param marks as they came
     * @param due when it is to be computed again if nothing happens, in milliseconds
     */
    record Weighed(Scope scope, ExperienceId id, Salience salience, long marks, Instant due) {}

    /**
     * Whether an experience has a salience at all.
     *
     * @param experience the experience
     * @return false for reflections and feedback
     */
    static boolean weighs(Experience experience) {
        return !ExperienceFilter.ONLY_IF_NAMED.contains(experience.provenance().method());
    }
}
