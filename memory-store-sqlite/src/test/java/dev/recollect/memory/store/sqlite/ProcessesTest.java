// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ChainEntry;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.Receipt;
import dev.recollect.memory.tck.Experiences;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Several processes on one file")
class ProcessesTest {
    private static final Scope ADA = Experiences.SCOPE;
    private static final Scope BOB = Scope.ofUser("bob");
    private static final int BATCHES = 40;
    private static final int SIZE = 20;

    @TempDir
    Path folder;

    @Test
    @DisplayName("create it at once, write to the same and to other scopes at once, and lose nothing")
    void writeAtOnce() {
        Fixture fixture = new Fixture(folder);

        try (Child one = WritingProcess.start(folder, ADA, 1, BATCHES, SIZE);
                Child two = WritingProcess.start(folder, ADA, 2, BATCHES, SIZE);
                Child three = WritingProcess.start(folder, BOB, 3, BATCHES, SIZE)) {
            List<Child> writers = List.of(one, two, three);
            writers.forEach(writer -> assertThat(writer.line()).contains("ready"));
            writers.forEach(writer -> writer.say("go"));
            try (SqliteExperienceStore store = fixture.open()) {
                writers.forEach(writer -> assertThat(writer.finish()).hasSize(BATCHES));

                assertThat(store.statistics(ADA).total()).isEqualTo(2L * BATCHES * SIZE);
                assertThat(store.statistics(BOB).total()).isEqualTo((long) BATCHES * SIZE);
                assertThat(Fixture.verify(store)).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("see what another has written as soon as it was acknowledged")
    void seeEachOther() {
        Fixture fixture = new Fixture(folder);
        try (SqliteExperienceStore store = fixture.open();
                Child writer = WritingProcess.start(folder, ADA, 1, 3, 1)) {
            assertThat(writer.line()).contains("ready");
            assertThat(store.lastChange()).isZero();
            writer.say("go");

            for (int batch = 1; batch <= 3; batch++) {
                ExperienceId id = new ExperienceId(writer.line().orElseThrow());

                assertThat(store.find(ADA, id)).isPresent();
                assertThat(store.lastChange()).isGreaterThanOrEqualTo(batch);
                assertThat(store.keywords().score(ADA, "worth").of(id)).isPositive();
            }
        }
    }

    @Test
    @DisplayName("an erasure beside another process that writes leaves nothing, and the other goes on")
    void eraseBesideWriter() {
        Fixture fixture = new Fixture(folder);
        try (SqliteExperienceStore store = fixture.open();
                Child writer = WritingProcess.start(folder, BOB, 1, BATCHES, SIZE)) {
            fixture.store(store, fixture.experiences.of("a QUILLZOU to be forgotten"));
            assertThat(writer.line()).contains("ready");
            writer.say("go");
            assertThat(writer.line()).isPresent();

            Receipt receipt = store.erase(Erasure.ofUser(ADA), "rct_1", fixture.experiences.now());
            List<Long> found =
                    ByteSearch.countAll(folder, List.of("QUILLZOU".getBytes(UTF_8), "quillzou".getBytes(UTF_8)));

            assertThat(receipt.erased()).hasSize(1);
            assertThat(receipt.logTruncated()).isTrue();
            assertThat(found).containsExactly(0L, 0L);
            assertThat(writer.finish()).hasSize(BATCHES - 1);
            assertThat(store.statistics(BOB).total()).isEqualTo((long) BATCHES * SIZE);
            assertThat(Fixture.verify(store)).isEmpty();
        }
    }

    @Test
    @DisplayName("open and close it while another writes, and never find it locked")
    void openWhileWriting() {
        Fixture fixture = new Fixture(folder);
        try (Child writer = WritingProcess.start(folder, BOB, 1, 100_000, SIZE)) {
            assertThat(writer.line()).contains("ready");
            writer.say("go");
            long before = 0;
            for (int times = 0; times < 15; times++) {
                assertThat(writer.line()).isPresent();

                try (SqliteExperienceStore store = fixture.open()) {
                    fixture.store(store, fixture.experiences.of("written in between"));
                    long now = store.lastChange();

                    assertThat(now).isGreaterThan(before);
                    before = now;
                }
            }
            writer.kill();
        }
        try (SqliteExperienceStore store = fixture.open()) {
            assertThat(store.statistics(ADA).total()).isEqualTo(15);
            assertThat(Fixture.verify(store)).isEmpty();
        }
    }

    @RepeatedTest(3)
    @DisplayName("killed in the middle of writing: what was acknowledged is there, nothing is half")
    void killed(RepetitionInfo repetition) {
        Fixture fixture = new Fixture(folder);
        Set<String> acknowledged = new HashSet<>();
        try (Child writer = WritingProcess.start(folder, ADA, 1, 100_000, SIZE)) {
            assertThat(writer.line()).contains("ready");
            writer.say("go");
            for (int batch = 0; batch < 3 * repetition.getCurrentRepetition(); batch++) {
                acknowledged.addAll(ids(writer.line().orElseThrow()));
            }
            writer.kill().forEach(line -> acknowledged.addAll(ids(line)));
        }

        try (SqliteExperienceStore store = fixture.open()) {
            List<ChainEntry> chain = chain(store);
            Set<String> there = new HashSet<>();
            chain.forEach(entry -> entry.experience()
                    .ifPresent(experience -> there.add(experience.id().value())));

            assertThat(there).containsAll(acknowledged);
            assertThat(chain.size() % SIZE).as("whole batches only").isZero();
            assertThat(Fixture.verify(store)).isEmpty();
            fixture.store(store, fixture.experiences.of("and it goes on"));
        }
    }

    /* The last line of a killed process may be cut off. */
    private static List<String> ids(String line) {
        return Arrays.stream(line.split(" ", -1)).filter(ExperienceId::isId).toList();
    }

    private static List<ChainEntry> chain(SqliteExperienceStore store) {
        List<ChainEntry> all = new ArrayList<>();
        List<ChainEntry> page = store.chain(ADA, 0, 500);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = store.chain(ADA, page.get(page.size() - 1).position(), 500);
        }
        return all;
    }
}
