// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.Memory;
import dev.recollect.memory.Stances.Taken;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.stance.Claim;
import dev.recollect.memory.stance.StanceRequest;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.trajectory.Bucket;
import dev.recollect.memory.trajectory.TrajectoryQuery;
import dev.recollect.memory.view.View;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Stances and views in a folder")
class KeptStanceTest {
    private static final Scope ADA = Scope.ofUser("ada");
    private static final String QUESTION = "Where does Ada live?";

    @TempDir
    Path folder;

    private static Taken weigh(Memory memory, String question, Claim... claims) {
        return memory.stances().weigh(new StanceRequest(ADA, question, List.of(claims), Optional.empty()));
    }

    @Test
    @DisplayName(
            "are there after the folder was closed and opened again, with what superseded what, and go with their support")
    void kept() {
        ExperienceId letter;
        Taken first;
        Taken second;
        try (Memory memory = Hashed.open(folder)) {
            letter = memory.remember(ADA, "A letter came back from Bern.").id().orElseThrow();
            ExperienceId call =
                    memory.remember(ADA, "Ada called from Basel.").id().orElseThrow();
            first = weigh(memory, QUESTION, new Claim("Ada lives in Bern", 0.8, List.of(letter)));
            second = weigh(memory, "where does ada live", new Claim("Ada lives in Basel", 0.9, List.of(call)));
        }

        try (Memory memory = Hashed.open(folder)) {
            assertThat(memory.stances().find(ADA, first.stance().id())).contains(first.stance());
            assertThat(memory.stances().on(ADA, QUESTION)).contains(second.stance());
            assertThat(memory.stances().successor(ADA, first.stance().id()))
                    .contains(second.stance().id());
            View older = first.view().orElseThrow();
            View newer = second.view().orElseThrow();
            assertThat(memory.views().list(ADA, Optional.of("log_odds"), 10, Optional.empty()))
                    .containsExactly(newer, older);
            assertThat(memory.views().successor(ADA, older.id())).contains(newer.id());
            assertThat(memory.affectTrajectory(new TrajectoryQuery(
                                    ADA, Optional.empty(), Optional.empty(), Optional.empty(), Bucket.DAY, 10))
                            .points())
                    .singleElement()
                    .satisfies(point -> assertThat(point.count()).isEqualTo(2));

            memory.forget(Erasure.ofIds(ADA, List.of(letter)));

            assertThat(memory.stances().find(ADA, first.stance().id())).isEmpty();
            assertThat(memory.stances().find(ADA, second.stance().id())).contains(second.stance());
            assertThat(memory.views().list(ADA, Optional.empty(), 10, Optional.empty()))
                    .isEmpty();
            assertThat(memory.verify()).isEmpty();
        }
    }
}
