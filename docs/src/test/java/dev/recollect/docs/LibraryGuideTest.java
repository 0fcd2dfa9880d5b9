// SPDX-License-Identifier: Apache-2.0
package dev.recollect.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.Memory;
import dev.recollect.memory.embedding.onnx.BundledModel;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.local.LocalMemory;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.recall.Recollection;
import dev.recollect.memory.redaction.SecretRedactor;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.Receipt;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The guide for Java applications")
class LibraryGuideTest {
    private final Scope ada = Scope.ofUser("ada");

    @TempDir
    Path folder;

    @Test
    @DisplayName("opens a folder and keeps what it is told")
    void opens() {
        // @start region=open
        try (Memory memory = LocalMemory.open(folder)) {
            memory.remember(Scope.ofUser("ada"), "The spare key is at the baker's.");
        }
        // @end

        try (Memory memory = LocalMemory.open(folder)) {
            assertThat(memory.statistics().store().total()).isEqualTo(1);
        }
    }

    @Test
    @DisplayName("remembers, recalls under a filter, and forgets")
    void remembersRecallsForgets() {
        try (Memory memory = LocalMemory.open(folder)) {
            // @start region=remember
            memory.remember(RememberRequest.text(ada, "I signed the lease for the flat in Lisbon.")
                    .speaker("Ada")
                    .session("2026-06-01")
                    .occurredAt(Instant.parse("2026-06-01T09:30:00Z"))
                    .attributes(Map.of("channel", "mail"))
                    .key("mail/4711")
                    .build());
            // @end

            // @start region=recall
            ExperienceFilter june = ExperienceFilter.DEFAULT.withTimes(
                    Optional.of(Instant.parse("2026-06-01T00:00:00Z")),
                    Optional.of(Instant.parse("2026-07-01T00:00:00Z")));
            Recollection found = memory.recall(
                    RecallRequest.of(ada, "Which flat did I take?").withTopK(3).withFilter(june));
            // @end

            assertThat(found.memories()).hasSize(1);
            assertThat(found.memories().get(0).experience().content().attributes())
                    .containsEntry("channel", "mail");

            // @start region=forget
            Receipt rehearsal = memory.forget(Erasure.ofUser(ada).rehearsed());
            Receipt receipt = memory.forget(Erasure.ofUser(ada).because("account_closed"));
            // @end

            assertThat(rehearsal.erased()).isEqualTo(receipt.erased()).hasSize(1);
            assertThat(memory.statistics().store().total()).isZero();
        }
    }

    @Test
    @DisplayName("lets the parts be chosen")
    void choices() {
        // @start region=choices
        Memory memory = LocalMemory.builder(folder)
                .model(BundledModel.DEFAULT)
                .with(parts -> parts.redactor(new SecretRedactor())
                        .sessionTimeout(Duration.ofMinutes(10))
                        .maxTextChars(20_000))
                .open();
        // @end

        try (memory) {
            var tooLong = RememberRequest.text(ada, "x".repeat(20_001)).build();

            assertThatThrownBy(() -> memory.remember(tooLong)).hasMessageContaining("at most 20000");
            assertThat(memory.recall(RecallRequest.of(ada, "anything")).memories())
                    .isEmpty();
        }
    }
}
