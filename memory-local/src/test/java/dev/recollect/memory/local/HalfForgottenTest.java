// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.remember.Remembered;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A memory of which half was forgotten")
class HalfForgottenTest {
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-06-01T12:00:00Z"));

    @TempDir
    Path temp;

    private final Random random = new Random(5);
    private final List<String> queries =
            IntStream.range(0, 30).mapToObj(i -> text() + " " + i).toList();

    private String text() {
        return "word" + random.nextInt(80) + " word" + random.nextInt(80);
    }

    private Hashed.Opened open(String name) {
        return Hashed.open(temp.resolve(name), new HashingEmbeddingModel(Hashed.DIMENSION), NOON);
    }

    private List<List<Recalled>> recalled(Memory memory) {
        return queries.stream()
                .map(query -> memory.recall(Life.ADA, query).memories())
                .toList();
    }

    @Test
    @DisplayName(
            "recalls, score by score, what one recalls that only ever held the rest, and so it stays when compacted")
    void asIfAloneEver() {
        List<List<Recalled>> after;
        List<Experience> rest;
        try (Hashed.Opened opened = open("half")) {
            Memory memory = opened.memory();
            List<ExperienceId> ids = memory
                    .rememberAll(IntStream.range(0, 240)
                            .mapToObj(i -> RememberRequest.text(Life.ADA, text() + " " + i)
                                    .build())
                            .toList())
                    .stream()
                    .map(outcome -> outcome.id().orElseThrow())
                    .toList();
            List<ExperienceId> gone =
                    IntStream.range(0, 120).mapToObj(i -> ids.get(2 * i)).toList();
            opened.index().settle(Life.ADA, left -> {});

            memory.forget(Erasure.ofIds(Life.ADA, gone));
            memory.completeContexts();
            after = recalled(memory);
            rest = memory.chain(Life.ADA, 0, 240).stream()
                    .flatMap(entry -> entry.experience().stream())
                    .toList();

            assertThat(rest).hasSize(120);
            assertThat(after)
                    .allSatisfy(found -> assertThat(found)
                            .isNotEmpty()
                            .extracting(recalled -> recalled.experience().id())
                            .doesNotContainAnyElementsOf(gone));
            opened.index().settle(Life.ADA, left -> {});
            assertThat(recalled(memory)).as("compacted").isEqualTo(after);
            memory.rebuildIndex();
            assertThat(recalled(memory)).as("made anew").isEqualTo(after);
        }
        try (Hashed.Opened opened = open("half")) {
            assertThat(recalled(opened.memory())).as("opened again").isEqualTo(after);
            assertThat(opened.memory().verify()).isEmpty();
        }
        try (Hashed.Opened alone = open("alone")) {
            assertThat(alone.memory().restoreAll(rest)).allMatch(Remembered::stored);
            alone.memory().completeContexts();
            assertThat(recalled(alone.memory()))
                    .as("that only ever held the rest")
                    .isEqualTo(after);
        }
    }
}
