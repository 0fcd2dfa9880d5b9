// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ExperienceQuery.Position;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreValuesTest {
    private static final Scope ADA = Scope.ofUser("ada");
    private static final ExperienceId ID = new ExperienceId("exp_01JH0A0000000000000000000A");

    @Test
    @DisplayName("a page of a listing has 1 to 200 items")
    void pageSize() {
        assertThat(new ExperienceQuery(ADA, ExperienceFilter.ALL, 200, Optional.empty()).limit())
                .isEqualTo(200);
        for (int wrong : new int[] {0, -1, 201}) {
            assertThatThrownBy(() -> new ExperienceQuery(ADA, ExperienceFilter.ALL, wrong, Optional.empty()))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("limit must be between 1 and 200, but was " + wrong);
        }
    }

    @Test
    @DisplayName("positions are ordered by time, then id")
    void positions() {
        ExperienceId next = new ExperienceId("exp_01JH0A0000000000000000000B");

        assertThat(List.of(
                        new Position(Instant.EPOCH, ID),
                        new Position(Instant.EPOCH, next),
                        new Position(Instant.EPOCH.plusMillis(1), ID)))
                .isSorted();
        assertThat(new Position(Instant.EPOCH, ID)).isEqualByComparingTo(new Position(Instant.EPOCH, ID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "User Request", "ümlaut", "a/b", "line\n"})
    @DisplayName("the reason of an erasure is a code")
    void noReason(String reason) {
        assertThatThrownBy(() -> Erasure.ofUser(ADA).because(reason))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("reason must be a code");
    }

    @Test
    @DisplayName("an erasure is by id, by filter or of a whole user, and may be rehearsed")
    void erasures() {
        Erasure byId = Erasure.ofIds(ADA, List.of(ID)).because("gdpr-17_a.b").rehearsed();

        assertThat(byId).isEqualTo(new Erasure(ADA, List.of(ID), Optional.empty(), false, "gdpr-17_a.b", true));
        assertThat(Erasure.matching(ADA, ExperienceFilter.DEFAULT).filter()).contains(ExperienceFilter.DEFAULT);
        assertThat(Erasure.ofUser(ADA).wholeUser()).isTrue();
        assertThat(Erasure.ofUser(ADA).reason()).isEqualTo("user_request");
        assertThat(Erasure.ofUser(ADA).dryRun()).isFalse();
        assertThatThrownBy(() -> byId.because("x".repeat(65))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    @DisplayName("an erased user's chain is kept under its receipt's name, within the tenant")
    void anonymous() {
        assertThat(Erasure.anonymous(new Scope("acme", "ada"), "rct_1")).isEqualTo(new Scope("acme", "erased-rct_1"));
    }

    @Test
    @DisplayName("a key is kept as its SHA-256")
    void keys() {
        assertThat(NewExperience.hashOfKey("abc").hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    @DisplayName("what is handed over is copied")
    void copies() {
        assertThatThrownBy(() -> new Changes(List.of(), 0, false).changes().clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> new Receipt("rct_1", List.of(), "x", Instant.EPOCH, true)
                        .erased()
                        .clear())
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(
                        () -> new StoreStatistics(Map.of(), 0, 0, 0, 0).byType().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @DisplayName("the total is the sum over the types")
    void total() {
        Map<ExperienceType, Long> byType = Map.of(ExperienceType.OCCURRENCE, 3L, ExperienceType.OBSERVATION, 2L);

        assertThat(new StoreStatistics(byType, 1, 0, 0, 0).total()).isEqualTo(5);
    }

    @Test
    @DisplayName("an exchange has a vector of its prompt, of its response if there is one, and of its context")
    void roles() {
        assertThat(ExperienceStore.rolesOf(of(Content.ofText("hello"))))
                .containsExactlyInAnyOrder(Role.CONTENT, Role.CONTEXT);
        assertThat(ExperienceStore.rolesOf(of(Content.ofExchange("why?", "because"))))
                .containsExactlyInAnyOrder(Role.PROMPT, Role.RESPONSE, Role.CONTEXT);
        assertThat(ExperienceStore.rolesOf(of(Content.ofExchange("why?", " "))))
                .containsExactlyInAnyOrder(Role.PROMPT, Role.CONTEXT);
    }

    private static Experience of(Content content) {
        return Experience.builder(ID, ADA, content).build();
    }

    @Test
    @DisplayName("a store opened with another model says which, and what to do")
    void otherModel() {
        ModelMismatchException mismatch =
                new ModelMismatchException(new ModelStamp("e5", 384), new ModelStamp("minilm", 256));

        assertThat(mismatch)
                .hasMessageContaining("e5 (384 dimensions)")
                .hasMessageContaining("minilm (256 dimensions)")
                .hasMessageContaining("EMBEDDING_MODEL=e5")
                .hasMessageContaining("recollect reembed --model minilm");
    }

    @Test
    @DisplayName("findings and failures say what they are about")
    void shown() {
        StoreException cause = new StoreException("the disk is full");

        assertThat(new Finding("digest", ID.value(), "must be a, but is b"))
                .hasToString("digest exp_01JH0A0000000000000000000A: must be a, but is b");
        assertThat(new StoreException("cannot write", cause))
                .hasMessage("cannot write")
                .hasCause(cause);
        assertThat(Appended.of(Appended.Status.ACCEPTED, ID).detail()).isEmpty();
        assertThat(Digest.GENESIS.hex()).isEqualTo("0".repeat(64));
    }
}
