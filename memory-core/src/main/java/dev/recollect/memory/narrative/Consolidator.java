// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.narrative;

import dev.recollect.memory.Limits;
import dev.recollect.memory.chat.ChatException;
import dev.recollect.memory.chat.ChatModel;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.inference.Distillate;
import dev.recollect.memory.inference.Distiller;
import dev.recollect.memory.inference.Inferences;
import dev.recollect.memory.remember.Recorder;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.remember.Remembered;
import dev.recollect.memory.session.Session;
import dev.recollect.memory.session.SessionPolicy;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.ConflictException;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.ExperienceQuery.Position;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.Listing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells sessions: one narrative for each segment, stored in one transaction. What is told are occurrences and observations
 * that were captured, scraped or imported; never narratives, reflections, feedback or what a model inferred. The store
 * refuses a second narrative of the same experience, so that however many processes try, and whenever one of them is
 * killed, each segment has one narrative or none. Blocks on store and models. Safe for use by multiple threads.
 */
public final class Consolidator {
    /** The most characters of a narrative. */
    public static final int MOST_CHARS = 8_000;

    private static final Logger LOG = LoggerFactory.getLogger(Consolidator.class);
    private static final int MOST_ATTEMPTS = 5;
    private static final int LOCKS = 64;

    private final ExperienceStore store;
    private final Recorder recorder;
    private final SessionPolicy policy;
    private final Optional<StoppableModel> model;
    private final Narrator narrator;
    private final Optional<Distiller> distiller;
    private final List<ReentrantLock> locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toList();
    private volatile boolean stopped;

    /**
     * Creates the flow.
     *
     * @param store where sessions are
     * @param recorder remembers the narratives
     * @param policy says which sessions are over
     * @param model tells; without one, segments are told from their own words
     * @param distils whether the model, if there is one, reads facts out of each segment too
     */
    public Consolidator(
            ExperienceStore store,
            Recorder recorder,
            SessionPolicy policy,
            Optional<? extends ChatModel> model,
            boolean distils) {
        this.store = store;
        this.recorder = recorder;
        this.policy = policy;
        this.model = model.map(StoppableModel::new);
        Narrator own = new ExtractiveNarrator();
        narrator = this.model.<Narrator>map(chat -> new ChatNarrator(chat, own)).orElse(own);
        distiller = this.model.filter(chat -> distils).map(chat -> new Distiller(chat, new Inferences(store)));
    }

    /**
     * Tells all of a session that is untold, also where it goes on; what follows begins a new segment.
     *
     * @param scope whose
     * @param sessionId which
     * @return the new narratives, in the order of their segments; none if nothing was untold
     */
    public List<Narrative> consolidate(Scope scope, String sessionId) {
        ReentrantLock lock = lock(scope, sessionId);
        lock.lock();
        try {
            return tell(scope, sessionId, true);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Tells the segments of a session that are over; leaves it to whoever tells it already.
     *
     * @param scope whose
     * @param sessionId which
     * @return the new narratives, in the order of their segments
     */
    public List<Narrative> consolidateWhatIsOver(Scope scope, String sessionId) {
        ReentrantLock lock = lock(scope, sessionId);
        if (!lock.tryLock()) {
            return List.of();
        }
        try {
            return tell(scope, sessionId, false);
        } finally {
            lock.unlock();
        }
    }

    private ReentrantLock lock(Scope scope, String sessionId) {
        return locks.get(Math.floorMod(31 * scope.hashCode() + sessionId.hashCode(), LOCKS));
    }

    private List<Narrative> tell(Scope scope, String sessionId, boolean openToo) {
        List<Narrative> told = new ArrayList<>();
        int attempts = 0;
        Optional<Segment> next = next(scope, sessionId, openToo);
        while (next.isPresent()) {
            Remembered outcome = store(scope, sessionId, next.get());
            if (outcome.status() == Appended.Status.ACCEPTED) {
                outcome.id()
                        .flatMap(id -> store.find(scope, id))
                        .flatMap(Narrative::of)
                        .ifPresent(told::add);
                attempts = 0;
            } else {
                /* Somebody else told it meanwhile, or erased some of it: look again. */
                attempts++;
                if (attempts == MOST_ATTEMPTS) {
                    throw new ConflictException("a narrative was not stored: " + outcome.detail());
                }
            }
            next = next(scope, sessionId, openToo);
        }
        return told;
    }

    /* The inferences cite the narrative: where that is refused, so are they. */
    private Remembered store(Scope scope, String sessionId, Segment segment) {
        Distilled distilled = distilled(segment);
        return recorder.recordWith(
                        request(scope, sessionId, segment, distilled.told()),
                        narrative -> distilled
                                .distillate()
                                .map(facts -> facts.inferencesCiting(narrative))
                                .orElse(List.of()))
                .get(0);
    }

    private record Distilled(Optional<Distillate> distillate, Optional<String> told) {}

    private Distilled distilled(Segment segment) {
        if (distiller.isEmpty()) {
            return new Distilled(Optional.empty(), Optional.empty());
        }
        try {
            Distillate distillate = distiller.get().distil(segment.turns());
            String told = distillate.facts() + " facts, " + distillate.refused() + " lines refused";
            return new Distilled(Optional.of(distillate), Optional.of(told));
        } catch (ChatException e) {
            if (isStopped()) {
                throw e;
            }
            LOG.warn("no facts were distilled from a session: {}", e.getMessage());
            return new Distilled(Optional.empty(), Optional.of("model_failed"));
        }
    }

    private Optional<Segment> next(Scope scope, String sessionId, boolean openToo) {
        List<Experience> untold = store.sessions().untold(scope, sessionId, Segment.MOST + 1);
        if (untold.isEmpty()) {
            return Optional.empty();
        }
        Segment segment = Segment.first(untold, store.sessions().ends(scope, sessionId), policy.timeout());
        boolean over = openToo
                || segment.turns().size() < untold.size()
                || policy.find(scope, sessionId).filter(Session::isOver).isPresent();
        return over ? Optional.of(segment) : Optional.empty();
    }

    private RememberRequest request(Scope scope, String sessionId, Segment segment, Optional<String> distilled) {
        int number = freeNumber(scope, sessionId);
        Narrator.Telling telling = narrator.tell(segment, Math.min(MOST_CHARS, recorder.maxTextChars()));
        Map<String, String> attributes = new HashMap<>();
        attributes.put(Narrative.SEGMENT, Integer.toString(number));
        attributes.put(Narrative.ARC, segment.arc().written());
        attributes.put(Narrative.NARRATOR, telling.narrator());
        telling.fallback().ifPresent(why -> attributes.put(Narrative.FALLBACK, why));
        distilled.ifPresent(told -> attributes.put(Narrative.DISTILLED, told));
        return RememberRequest.text(scope, telling.text())
                .type(ExperienceType.OBSERVATION)
                .provenance(Provenance.of(Provenance.AGENT, Provenance.Method.CONSOLIDATE))
                .session(sessionId)
                .occurredAt(segment.to())
                .parents(segment.turns().stream().map(Experience::id).toList())
                .attributes(attributes)
                .key("recollect.narrative/" + number + "/" + sessionId)
                .build();
    }

    /* The least number that no narrative of the session has: where one was erased, what is left of it gets that again. */
    private int freeNumber(Scope scope, String sessionId) {
        Set<Integer> taken = new HashSet<>();
        listing(scope, Optional.of(sessionId))
                .newest(Integer.MAX_VALUE, Optional.empty(), Narrative::of)
                .forEach(narrative -> taken.add(narrative.segment()));
        int number = 1;
        while (taken.contains(number)) {
            number++;
        }
        return number;
    }

    private Listing listing(Scope scope, Optional<String> sessionId) {
        ExperienceFilter all = ExperienceFilter.ALL.withMethods(Set.of(Provenance.Method.CONSOLIDATE));
        return new Listing(store, scope, sessionId.map(all::withSession).orElse(all));
    }

    /**
     * A page of narratives, newest first by (occurredAt, id); a narrative happened when the last of its turns did.
     *
     * @param scope whose
     * @param sessionId of which session; of all if empty
     * @param limit at most how many, 1 to {@link Limits#PAGE}
     * @param before where the page before ended, exclusive; empty for the first page
     * @return the narratives; fewer only if there are no more
     */
    public List<Narrative> narratives(Scope scope, Optional<String> sessionId, int limit, Optional<Position> before) {
        Limits.requireRange("limit", limit, 1, Limits.PAGE);
        return listing(scope, sessionId).newest(limit, before, Narrative::of);
    }

    /** Gives up what a model is asked now, and tells no more; for closing. */
    public void stop() {
        stopped = true;
        model.ifPresent(StoppableModel::stop);
    }

    boolean isStopped() {
        return stopped;
    }
}
