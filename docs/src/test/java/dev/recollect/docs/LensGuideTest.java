// SPDX-License-Identifier: Apache-2.0
package dev.recollect.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.Memory;
import dev.recollect.memory.affect.AffectBlend;
import dev.recollect.memory.answer.Answer;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.lens.Lens;
import dev.recollect.memory.lens.LensMode;
import dev.recollect.memory.local.LocalMemory;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The guide to the lens")
class LensGuideTest {
    @Test
    @DisplayName("chooses whose feeling counts, and from when on there is sympathy")
    void tunes(@TempDir Path folder) {
        // @start region=tune
        Memory memory = LocalMemory.builder(folder)
                .with(parts -> parts.lens(new Lens(new AffectBlend(1, 0, 0), -0.4, LensMode.PREFACE)))
                .open();
        // @end

        try (memory) {
            Answer grief = memory.answer(Scope.ofUser("ada"), "I failed again and I hate everything about this");
            Answer calm = memory.answer(Scope.ofUser("ada"), "The meeting is on Tuesday");

            assertThat(grief.preface()).isPresent();
            assertThat(calm.preface()).isEmpty();
            assertThat(calm.affect().blended()).isEqualTo(calm.affect().user());
        }
    }
}
