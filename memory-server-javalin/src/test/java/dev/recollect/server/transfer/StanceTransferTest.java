// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.Memory;
import dev.recollect.memory.Stances.Taken;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.stance.Claim;
import dev.recollect.memory.stance.StanceRequest;
import dev.recollect.server.InMemory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Stances and views in an export")
class StanceTransferTest {
    private static final Scope ADA = Scope.ofUser("ada");

    private static Taken weigh(Memory memory, Claim... claims) {
        return memory.stances()
                .weigh(new StanceRequest(ADA, "Where does Ada live?", List.of(claims), Optional.empty()));
    }

    @Test
    @DisplayName("come back whole, and are superseded where they came to")
    void taken() throws IOException {
        try (Memory memory = InMemory.memory();
                Memory other = InMemory.memory(() -> InMemory.NOW.plusSeconds(60))) {
            ExperienceId letter =
                    memory.remember(ADA, "A letter from Bern.").id().orElseThrow();
            Taken first = weigh(memory, new Claim("Ada lives in Bern", 0.8, List.of(letter)));
            Taken second = weigh(
                    memory,
                    new Claim("Ada lives in Bern", 0.6, List.of(letter)),
                    new Claim("Ada lives in Basel", 0.3, List.of()));
            ByteArrayOutputStream export = new ByteArrayOutputStream();
            new Exporter(memory, done -> {}).write(List.of(ADA), export);

            Lines imported = Lines.imported(other, "export", export.toByteArray(), ImportFormat.NDJSON, 500);
            Taken third = weigh(other, new Claim("Ada lives in Basel", 0.9, List.of()));

            assertThat(imported.rejections()).isEmpty();
            assertThat(other.stances().find(ADA, second.stance().id())).contains(second.stance());
            assertThat(other.views().find(ADA, second.view().orElseThrow().id()))
                    .isEqualTo(second.view());
            assertThat(second.stance().supersedes()).contains(first.stance().id());
            assertThat(third.stance().supersedes()).contains(second.stance().id());
            assertThat(other.verify()).isEmpty();
        }
    }
}
