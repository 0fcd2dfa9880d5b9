// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.recall.Score;
import java.time.Instant;
import java.util.Map;

/** Recalled memories for tests. */
final class Memories {
    static final Instant AT = Instant.parse("2026-03-04T05:06:07Z");

    private Memories() {}

    static Recalled of(int n, Content content) {
        return of(n, content, 0.5);
    }

    static Recalled of(int n, Content content, double score) {
        Experience experience = Experience.builder(id(n), Scope.ofUser("ada"), content)
                .times(AT, AT)
                .build();
        return new Recalled(experience, new Score(score, Map.of("base", score)), true);
    }

    static Recalled of(int n, String text) {
        return of(n, Content.ofText(text));
    }

    static ExperienceId id(int n) {
        return new ExperienceId("exp_" + "0".repeat(24) + String.format("%02d", n));
    }
}
