// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.salience.Salience;
import dev.recollect.memory.salience.SalienceFormula;
import dev.recollect.memory.salience.Votes;
import dev.recollect.memory.store.SalienceTable;
import dev.recollect.memory.store.SalienceTable.Access;
import dev.recollect.memory.store.SalienceTable.Due;
import dev.recollect.memory.store.SalienceTable.Weighed;
import dev.recollect.memory.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings accesses into the store and computes saliences that are due, in bounded batches. Copies of a text count as one
 * memory: they share their votes and the age of the oldest, so that nothing is gained by telling the same again. Safe for use
 * by multiple threads; blocks on the store and the vector index.
 */
final class SalienceUpkeep {
    private static final Logger LOG = LoggerFactory.getLogger(SalienceUpkeep.class);

    /* Looked at in the background every two seconds: some 100,000 an hour. */
    private static final int BATCH = 64;

    /* To load a user's vectors takes a while and may drive another's out: few of those who are not there are looked at. */
    private static final int LOADED_AT_A_TURN = 4;

    private static final Duration SOONEST = Duration.ofDays(1);
    private static final Duration LATEST = Duration.ofDays(30);
    private static final int AGAIN_AFTER_SHARE_OF_AGE = 4;

    private final MemoryParts parts;
    private final double usualCosine;
    private long droppedBefore;

    /** With the cosine that two texts usually have under the model. */
    SalienceUpkeep(MemoryParts parts, double usualCosine) {
        this.parts = parts;
        this.usualCosine = usualCosine;
    }

    private SalienceTable table() {
        return parts.store().salience();
    }

    /** Computes all that is due, and tells from time to time how many that are so far; how many. */
    int all(IntConsumer progress) {
        int all = 0;
        int some = turn();
        while (some > 0) {
            all += some;
            progress.accept(all);
            some = turn();
        }
        return all;
    }

    /** Computes some of what is due; how many. */
    int turn() {
        flush();
        Instant now = parts.mint().now();
        Map<Scope, List<Due>> byScope = new LinkedHashMap<>();
        for (Due due : table().due(now, BATCH)) {
            byScope.computeIfAbsent(due.stored().experience().scope(), scope -> new ArrayList<>())
                    .add(due);
        }
        List<Weighed> computed = new ArrayList<>();
        int loaded = 0;
        for (Map.Entry<Scope, List<Due>> some : byScope.entrySet()) {
            Scope scope = some.getKey();
            boolean held = parts.vectors().bytes(scope) > 0;
            if (held || loaded < LOADED_AT_A_TURN) {
                loaded += held ? 0 : 1;
                computed.addAll(parts.holding(scope, () -> computed(scope, some.getValue(), now)));
            }
        }
        return computed.isEmpty() ? 0 : table().put(computed);
    }

    private List<Weighed> computed(Scope scope, List<Due> all, Instant now) {
        Surroundings surroundings = new Surroundings(parts, scope);
        List<Surroundings.Around> around =
                all.stream().map(due -> surroundings.of(due.stored())).toList();
        Set<ExperienceId> asked = new HashSet<>();
        all.forEach(due -> asked.add(due.stored().experience().id()));
        around.forEach(one -> one.copies().forEach(copy -> asked.add(copy.id())));
        Map<ExperienceId, Votes> votes = table().votes(scope, asked);
        List<Weighed> computed = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            computed.add(weighed(all.get(i), around.get(i), votes, now));
        }
        return computed;
    }

    private Weighed weighed(Due due, Surroundings.Around around, Map<ExperienceId, Votes> votes, Instant now) {
        Experience experience = due.stored().experience();
        Votes together = votes.getOrDefault(experience.id(), Votes.NONE);
        Instant oldest = experience.occurredAt();
        for (Experience copy : around.copies()) {
            together = together.plus(votes.getOrDefault(copy.id(), Votes.NONE));
            oldest = copy.occurredAt().isBefore(oldest) ? copy.occurredAt() : oldest;
        }
        Salience salience = new Salience(
                SalienceFormula.usefulness(together),
                SalienceFormula.access(due.accesses().live(now)),
                Math.abs(experience.affect().affect().valence()),
                SalienceFormula.uniqueness(around.likeness(), usualCosine),
                SalienceFormula.age(oldest, now),
                now);
        return new Weighed(
                experience.scope(), experience.id(), salience, due.marks(), now.plus(pause(experience, now)));
    }

    /* The older a memory, the more slowly its age tells. */
    private static Duration pause(Experience experience, Instant now) {
        Duration share = Duration.between(experience.recordedAt(), now).dividedBy(AGAIN_AFTER_SHARE_OF_AGE);
        return share.compareTo(SOONEST) < 0 ? SOONEST : share.compareTo(LATEST) > 0 ? LATEST : share;
    }

    /** Brings the accesses into the store that wait for it. */
    void flush() {
        List<Access> some = parts.accesses().take(Limits.BATCH);
        while (!some.isEmpty()) {
            table().note(some);
            some = parts.accesses().take(Limits.BATCH);
        }
        tellDropped();
    }

    private synchronized void tellDropped() {
        long dropped = parts.accesses().dropped();
        if (dropped > droppedBefore) {
            LOG.warn("{} accesses were not noted because too many waited", dropped - droppedBefore);
            droppedBefore = dropped;
        }
    }

    /** Does at the end what can be done; accesses that cannot be noted any more must not keep a memory from closing. */
    void end() {
        try {
            flush();
        } catch (StoreException e) {
            LOG.warn("the last accesses were not noted: {}", e.getMessage());
        }
    }
}
