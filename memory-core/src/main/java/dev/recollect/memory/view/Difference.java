// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.view;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.ExperienceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is read under a lens, and what is different from before. Immutable; lists are in the order of the ids.
 *
 * @param lens the name of the lens, 1–200 characters
 * @param version its version, 1–200 characters
 * @param appliedTo what is read now, at most {@link Limits#PARENTS}
 * @param added what of it was not read before
 * @param removed what was read before and is no longer, at most {@link Limits#PARENTS}
 * @param reweighted what was read before and counts otherwise now
 * @param supersedes the view whose reading was the one before
 * @param stance the stance whose support is read, if it is that
 */
public record Difference(
        String lens,
        String version,
        List<ExperienceId> appliedTo,
        List<ExperienceId> added,
        List<ExperienceId> removed,
        List<Reweighting> reweighted,
        Optional<ExperienceId> supersedes,
        Optional<ExperienceId> stance) {
    /**
     * Checks that the lists fit each other, and orders them.
     *
     * @throws InvalidInputException if they do not
     */
    public Difference {
        Limits.requireName("lens", lens);
        Limits.requireName("version", version);
        appliedTo = ordered("applied_to", appliedTo);
        added = ordered("added", added);
        removed = ordered("removed", removed);
        reweighted =
                reweighted.stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
        requireWithin("added", added, appliedTo);
        Set<ExperienceId> kept = new HashSet<>(appliedTo);
        added.forEach(kept::remove);
        List<ExperienceId> otherwise = reweighted.stream().map(Reweighting::id).toList();
        requireWithin("reweighted", ordered("reweighted", otherwise), kept);
        if (removed.stream().anyMatch(appliedTo::contains)) {
            throw new InvalidInputException("removed", "must not name what applied_to names");
        }
    }

    private static List<ExperienceId> ordered(String field, List<ExperienceId> ids) {
        if (ids.size() > Limits.PARENTS) {
            throw new InvalidInputException(field, "must be at most " + Limits.PARENTS + ", but are " + ids.size());
        }
        TreeSet<ExperienceId> each = new TreeSet<>(ids);
        if (each.size() != ids.size()) {
            throw new InvalidInputException(field, "must not repeat an entry");
        }
        return List.copyOf(each);
    }

    private static void requireWithin(String field, List<ExperienceId> ids, Collection<ExperienceId> all) {
        ids.stream().filter(id -> !all.contains(id)).findFirst().ifPresent(id -> {
            throw new InvalidInputException(field, "must name only what is read now and, but for added, was before");
        });
    }

    /**
     * The difference between two readings of which it is known how much each experience counts.
     *
     * @param lens the name of the lens
     * @param version its version
     * @param before what was read, with its weight; empty for the first reading
     * @param now what is read, with its weight
     * @return what was added, removed and reweighted, superseding nothing
     */
    public static Difference between(
            String lens, String version, Map<ExperienceId, Double> before, Map<ExperienceId, Double> now) {
        List<ExperienceId> added = new ArrayList<>();
        List<Reweighting> reweighted = new ArrayList<>();
        now.forEach((id, weight) -> {
            Double former = before.get(id);
            if (former == null) {
                added.add(id);
            } else if (!former.equals(weight)) {
                reweighted.add(new Reweighting(id, former, weight));
            }
        });
        List<ExperienceId> removed =
                before.keySet().stream().filter(id -> !now.containsKey(id)).toList();
        return new Difference(
                lens,
                version,
                List.copyOf(now.keySet()),
                added,
                removed,
                reweighted,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The same difference to the reading of a certain view.
     *
     * @param former that view
     * @return a copy
     */
    public Difference superseding(Optional<ExperienceId> former) {
        return new Difference(lens, version, appliedTo, added, removed, reweighted, former, stance);
    }

    /**
     * The same difference as that of the support of a stance.
     *
     * @param id the stance
     * @return a copy
     */
    public Difference ofStance(ExperienceId id) {
        return new Difference(lens, version, appliedTo, added, removed, reweighted, supersedes, Optional.of(id));
    }

    /**
     * What was read before.
     *
     * @return what is read now, without what was added and with what was removed
     */
    public List<ExperienceId> before() {
        TreeSet<ExperienceId> all = new TreeSet<>(appliedTo);
        added.forEach(all::remove);
        all.addAll(removed);
        return List.copyOf(all);
    }
}
