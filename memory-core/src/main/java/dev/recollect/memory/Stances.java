// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.remember.Recorder;
import dev.recollect.memory.remember.Remembered;
import dev.recollect.memory.stance.LogOdds;
import dev.recollect.memory.stance.Stance;
import dev.recollect.memory.stance.StanceForm;
import dev.recollect.memory.stance.StanceRequest;
import dev.recollect.memory.stance.Weighing;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.ConflictException;
import dev.recollect.memory.store.ExperienceQuery;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.RefusedException;
import dev.recollect.memory.view.View;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What a memory holds to be true on questions that it was asked to weigh. Safe for use by multiple threads, as long as the
 * memory is open; stances are taken one after the other.
 */
public final class Stances {
    private static final int MOST_ATTEMPTS = 50;

    private final OpenGuard guard;
    private final ExperienceStore store;
    private final Recorder recorder;
    private final Views views;
    private final ReentrantLock taking = new ReentrantLock();

    Stances(OpenGuard guard, ExperienceStore store, Recorder recorder, Views views) {
        this.guard = guard;
        this.store = store;
        this.recorder = recorder;
        this.views = views;
    }

    /**
     * A stance that was just taken.
     *
     * @param stance the stance, as it is stored
     * @param view the view of its support against that of the former; empty only if something of that was erased meanwhile
     */
    public record Taken(Stance stance, Optional<View> view) {}

    /**
     * Weighs claims, and remembers what they come to together with a view of the support, in one transaction. Secrets are taken
     * out of question and claims first. The latest stance on the same question is superseded. Stances on a question form a
     * line, also where several processes take them: who comes too late supersedes what came meanwhile.
     *
     * @param request the question and the claims
     * @return the stance
     * @throws InvalidInputException if a bound is broken
     * @throws RefusedException if the scope has no experience of an id that a claim rests on
     * @throws ConflictException if others came first as often as it was tried
     */
    public Taken weigh(StanceRequest request) {
        return guard.whileOpen(() -> {
            taking.lock();
            try {
                return take(request.withTexts(recorder::redacted));
            } finally {
                taking.unlock();
            }
        });
    }

    private Taken take(StanceRequest asked) {
        Scope scope = asked.scope();
        Weighing weighing = LogOdds.weigh(asked.claims());
        List<Remembered> outcomes = record(asked, weighing);
        for (int tried = 1; isTooLate(outcomes) && tried < MOST_ATTEMPTS; tried++) {
            outcomes = record(asked, weighing);
        }
        if (isTooLate(outcomes)) {
            throw new ConflictException("others took a stance on it first, " + MOST_ATTEMPTS + " times; try again");
        }
        Stance stance = outcomes.get(0)
                .requireStored()
                .id()
                .flatMap(id -> read(scope, id))
                .orElseThrow(() -> new RefusedException("what it rests on was erased meanwhile"));
        return new Taken(stance, outcomes.get(1).id().flatMap(id -> views.read(scope, id)));
    }

    /* The view cites the stance: where that is not stored, neither is the view. */
    private List<Remembered> record(StanceRequest asked, Weighing weighing) {
        Optional<Stance> former = latest(asked.scope(), asked.question());
        return recorder.record(
                StanceForm.toRemember(asked, weighing, former.map(Stance::id)),
                taken -> views.ofStance(taken, stanceIn(taken), former));
    }

    /* Its place in the line was taken by another stance, which may say the same. */
    private static boolean isTooLate(List<Remembered> outcomes) {
        Appended.Status status = outcomes.get(0).status();
        return status == Appended.Status.CONFLICT || status == Appended.Status.DUPLICATE;
    }

    private static Stance stanceIn(Experience taken) {
        return StanceForm.read(taken)
                .orElseThrow(() -> new IllegalStateException("a stance must be readable as it was written"));
    }

    /**
     * The latest stance on a question.
     *
     * @param scope whose
     * @param question in any case, with any punctuation
     * @return the stance that nothing superseded yet, if there is one
     */
    public Optional<Stance> on(Scope scope, String question) {
        return guard.whileOpen(() -> latest(scope, recorder.redacted(question)));
    }

    /* From the newest on to the end of the line: a process whose clock is behind adds to it in the past. What was imported may
    be anything, a circle too. */
    private Optional<Stance> latest(Scope scope, String question) {
        Optional<Stance> end =
                store.list(new ExperienceQuery(scope, StanceForm.on(question), 1, Optional.empty())).stream()
                        .flatMap(experience -> StanceForm.read(experience).stream())
                        .findFirst();
        Set<ExperienceId> seen = new HashSet<>();
        Optional<Stance> next = end;
        while (next.isPresent() && seen.add(next.get().id())) {
            end = next;
            next = after(scope, next.get());
        }
        return end;
    }

    private Optional<Stance> after(Scope scope, Stance stance) {
        return Views.oldest(store, scope, StanceForm.superseding(stance.id())).flatMap(id -> read(scope, id));
    }

    /**
     * A stance by its id.
     *
     * @param scope whose
     * @param id the experience that holds it
     * @return the stance, if the scope has it
     */
    public Optional<Stance> find(Scope scope, ExperienceId id) {
        return guard.whileOpen(() -> read(scope, id));
    }

    /**
     * The stance that superseded another.
     *
     * @param scope whose
     * @param id the other
     * @return the first that did, empty if none has
     */
    public Optional<ExperienceId> successor(Scope scope, ExperienceId id) {
        return guard.whileOpen(() -> Views.oldest(store, scope, StanceForm.superseding(id)));
    }

    private Optional<Stance> read(Scope scope, ExperienceId id) {
        return store.find(scope, id).flatMap(StanceForm::read);
    }
}
