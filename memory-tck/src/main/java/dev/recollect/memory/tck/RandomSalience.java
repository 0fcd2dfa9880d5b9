// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.salience.Salience;
import dev.recollect.memory.store.SalienceTable;
import dev.recollect.memory.store.SalienceTable.Access;
import dev.recollect.memory.store.SalienceTable.Due;
import dev.recollect.memory.store.SalienceTable.Weighed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Does the same random things to the saliences of a store and of the oracle, and compares what they say. */
final class RandomSalience {
    private static final int MOST = 20;

    private final Random random;

    RandomSalience(Random random) {
        this.random = random;
    }

    void note(SalienceTable subject, SalienceTable oracle, List<Experience> recalled, Instant now) {
        List<Access> accesses = recalled.stream()
                .map(one -> new Access(one.scope(), one.id(), now.minusSeconds(random.nextInt(9_000)), now))
                .toList();

        oracle.note(accesses);
        subject.note(accesses);
    }

    void compute(SalienceTable subject, SalienceTable oracle, Instant now) {
        List<Due> expected = oracle.due(now, MOST);

        assertThat(subject.due(now, MOST)).as("what is due at %s", now).isEqualTo(expected);
        List<Weighed> computed = expected.stream().map(due -> weighed(due, now)).toList();
        assertThat(subject.put(computed)).isEqualTo(oracle.put(computed));
    }

    private Weighed weighed(Due due, Instant now) {
        Experience experience = due.stored().experience();
        double term = random.nextInt(1_000) / 1_000.0;
        return new Weighed(
                experience.scope(),
                experience.id(),
                new Salience(term, 1 - term, 0, term / 2, 1, now),
                due.marks() - random.nextInt(5) / 4,
                now.plus(Duration.ofHours(random.nextInt(48))));
    }

    static void compare(SalienceTable subject, SalienceTable oracle, List<Experience> all) {
        for (Experience one : all) {
            List<ExperienceId> id = List.of(one.id());
            assertThat(subject.of(one.scope(), id)).as("salience of %s", one).isEqualTo(oracle.of(one.scope(), id));
            assertThat(subject.votes(one.scope(), id)).as("votes on %s", one).isEqualTo(oracle.votes(one.scope(), id));
        }
    }
}
