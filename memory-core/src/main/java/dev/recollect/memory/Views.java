// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.remember.Recorder;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.stance.LogOdds;
import dev.recollect.memory.stance.Stance;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.ExperienceQuery;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.Listing;
import dev.recollect.memory.store.RefusedException;
import dev.recollect.memory.view.Difference;
import dev.recollect.memory.view.View;
import dev.recollect.memory.view.ViewForm;
import dev.recollect.memory.view.ViewRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The re-readings of experiences in a memory: recorded once, never rewritten. Safe for use by multiple threads, as long as the
 * memory is open.
 */
public final class Views {
    private static final String LENS_VERSION = "1";

    private final OpenGuard guard;
    private final ExperienceStore store;
    private final Recorder recorder;

    Views(OpenGuard guard, ExperienceStore store, Recorder recorder) {
        this.guard = guard;
        this.store = store;
        this.recorder = recorder;
    }

    /**
     * Records a re-reading.
     *
     * @param request what is read, under which lens, and what is different
     * @return the view
     * @throws InvalidInputException if what is said to be different does not fit what was read before
     * @throws RefusedException if an experience or the view that is superseded is unknown, or the latter is under another lens
     */
    public View record(ViewRequest request) {
        return guard.whileOpen(() -> {
            Optional<View> former = request.supersedes().map(id -> former(request, id));
            Difference difference = request.difference(former);
            Map<ExperienceId, Experience> known = known(request.scope(), difference);
            var remembering = ViewForm.toRemember(request.scope(), difference, known);
            request.session().ifPresent(remembering::session);
            return recorder.record(remembering.build())
                    .requireStored()
                    .id()
                    .flatMap(id -> read(request.scope(), id))
                    .orElseThrow(Views::erasedMeanwhile);
        });
    }

    private View former(ViewRequest request, ExperienceId id) {
        return read(request.scope(), id)
                .filter(view -> view.lens().equals(request.lens()))
                .orElseThrow(
                        () -> new RefusedException("supersedes " + id + " is no view under lens " + request.lens()));
    }

    private Map<ExperienceId, Experience> known(Scope scope, Difference difference) {
        Set<ExperienceId> asked = new HashSet<>(difference.appliedTo());
        asked.addAll(difference.removed());
        Map<ExperienceId, Experience> known = new HashMap<>();
        store.find(scope, asked).forEach(experience -> known.put(experience.id(), experience));
        return known;
    }

    /**
     * A view by its id.
     *
     * @param scope whose
     * @param id which
     * @return the view, if the scope has it
     */
    public Optional<View> find(Scope scope, ExperienceId id) {
        return guard.whileOpen(() -> read(scope, id));
    }

    /**
     * A page of views, newest first.
     *
     * @param scope whose
     * @param lens only those under the lens of this name
     * @param limit at most how many, 1 to {@link Limits#PAGE}
     * @param before where the page before ended, exclusive; empty for the first page
     * @return the page; fewer than asked for only if there are no more
     */
    public List<View> list(Scope scope, Optional<String> lens, int limit, Optional<ExperienceQuery.Position> before) {
        Limits.requireRange("limit", limit, 1, Limits.PAGE);
        Listing listing = new Listing(store, scope, ViewForm.views(lens));
        return guard.whileOpen(() -> listing.newest(limit, before, ViewForm::read));
    }

    /**
     * The view that superseded another.
     *
     * @param scope whose
     * @param id the other
     * @return the first that did, empty if none has
     */
    public Optional<ExperienceId> successor(Scope scope, ExperienceId id) {
        return guard.whileOpen(() -> oldest(store, scope, ViewForm.superseding(id)));
    }

    /** What is to be remembered of the support of a stance that was just taken, against that of the former. */
    RememberRequest ofStance(Experience taken, Stance stance, Optional<Stance> former) {
        Scope scope = taken.scope();
        Difference difference = Difference.between(
                        LogOdds.NAME, LENS_VERSION, former.map(Views::counted).orElse(Map.of()), counted(stance))
                .ofStance(stance.id())
                .superseding(former.flatMap(before -> oldest(store, scope, ViewForm.ofStance(before.id()))));
        var remembering = ViewForm.toRemember(scope, difference, known(scope, difference));
        taken.sessionId().ifPresent(remembering::session);
        return remembering.build();
    }

    private static Map<ExperienceId, Double> counted(Stance stance) {
        Map<ExperienceId, Double> counted = new HashMap<>();
        stance.support().forEach(id -> counted.put(id, 0.0));
        counted.putAll(stance.weights());
        return counted;
    }

    Optional<View> read(Scope scope, ExperienceId id) {
        return store.find(scope, id).flatMap(ViewForm::read);
    }

    static Optional<ExperienceId> oldest(ExperienceStore store, Scope scope, ExperienceFilter filter) {
        List<Experience> found = store.list(new ExperienceQuery(scope, filter, Limits.PAGE, Optional.empty()));
        return found.stream().map(Experience::id).min(ExperienceId::compareTo);
    }

    private static RefusedException erasedMeanwhile() {
        return new RefusedException("what it reads was erased meanwhile");
    }
}
