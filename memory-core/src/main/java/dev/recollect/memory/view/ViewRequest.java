// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.view;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.stance.LogOdds;
import java.util.List;
import java.util.Optional;

/**
 * A re-reading of one's own to be recorded. Immutable.
 *
 * @param scope whose memory
 * @param lens the name of the lens; {@code log_odds} is kept for the support of stances
 * @param version its version
 * @param appliedTo what is read now, 1 to {@link Limits#PARENTS} experiences
 * @param change what is different from before; if empty, what follows from the view that is superseded
 * @param reweighted what counts otherwise than before
 * @param supersedes a view under a lens of the same name
 * @param session the session; the current one if empty
 */
public record ViewRequest(
        Scope scope,
        String lens,
        String version,
        List<ExperienceId> appliedTo,
        Optional<Change> change,
        List<Reweighting> reweighted,
        Optional<ExperienceId> supersedes,
        Optional<String> session) {
    /**
     * What is different from before.
     *
     * @param added what of it was not read before
     * @param removed what was read before and is no longer
     */
    public record Change(List<ExperienceId> added, List<ExperienceId> removed) {
        /** Copies the lists. */
        public Change {
            added = List.copyOf(added);
            removed = List.copyOf(removed);
        }
    }

    /**
     * Checks what can be checked without the view that is superseded.
     *
     * @throws InvalidInputException if a rule is broken
     */
    public ViewRequest {
        if (lens.equals(LogOdds.NAME)) {
            throw new InvalidInputException("lens", "must not be log_odds, which is kept for the support of stances");
        }
        appliedTo = List.copyOf(appliedTo);
        reweighted = List.copyOf(reweighted);
        if (appliedTo.isEmpty()) {
            throw new InvalidInputException("applied_to", "must name at least one experience");
        }
        session.ifPresent(value -> Limits.requireName("session_id", value));
        if (change.isPresent() || supersedes.isEmpty()) {
            differenceTo(List.of(), lens, version, appliedTo, change, reweighted);
        }
    }

    /**
     * The difference to what was read before.
     *
     * @param former the view that is superseded, if one is
     * @return the difference; without a former view and without a change everything is added
     * @throws InvalidInputException if the lists do not fit each other
     */
    public Difference difference(Optional<View> former) {
        List<ExperienceId> before =
                former.map(view -> view.difference().appliedTo()).orElse(List.of());
        return differenceTo(before, lens, version, appliedTo, change, reweighted)
                .superseding(supersedes);
    }

    private static Difference differenceTo(
            List<ExperienceId> before,
            String lens,
            String version,
            List<ExperienceId> appliedTo,
            Optional<Change> change,
            List<Reweighting> reweighted) {
        Change made = change.orElseGet(() -> changeFrom(before, appliedTo));
        return new Difference(
                lens, version, appliedTo, made.added(), made.removed(), reweighted, Optional.empty(), Optional.empty());
    }

    private static Change changeFrom(List<ExperienceId> before, List<ExperienceId> now) {
        return new Change(
                now.stream().filter(id -> !before.contains(id)).toList(),
                before.stream().filter(id -> !now.contains(id)).toList());
    }
}
