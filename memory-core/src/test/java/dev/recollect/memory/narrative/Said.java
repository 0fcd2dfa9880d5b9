// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.narrative;

import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Turns of a made-up conversation, a minute apart. */
final class Said {
    static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private Instant now = START;
    private int number;

    Said after(Duration pause) {
        now = now.plus(pause);
        return this;
    }

    Experience text(String speaker, String text) {
        return turn(Content.ofText(text).withSpeaker(speaker), 0);
    }

    Experience feeling(double valence, String text) {
        return turn(Content.ofText(text), valence);
    }

    Experience exchange(String prompt, String response) {
        return turn(Content.ofExchange(prompt, response), 0);
    }

    Experience turn(Content content, double valence) {
        number++;
        Experience turn = Experience.builder(
                        new ExperienceId(String.format("exp_01K6GZQ000%016d", number)), Scope.ofUser("ada"), content)
                .session("s")
                .times(now, now)
                .affect(new AffectReading(new Affect(valence, 0.5, 0), List.of("x"), 0.5, 1, "test"))
                .build();
        now = now.plus(Duration.ofMinutes(1));
        return turn;
    }
}
