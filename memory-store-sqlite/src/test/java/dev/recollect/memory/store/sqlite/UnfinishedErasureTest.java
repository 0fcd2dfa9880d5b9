// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.Receipt;
import dev.recollect.memory.tck.Experiences;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An erasure whose bytes cannot be removed at once")
class UnfinishedErasureTest {
    @TempDir
    Path folder;

    private Fixture fixture;

    @BeforeEach
    void prepare() {
        fixture = new Fixture(folder);
    }

    @Test
    @DisplayName("says so while another program reads, and is finished by the next open")
    void readerHoldsTheLog() throws SQLException {
        try (Connection reader = connect()) {
            try (SqliteExperienceStore store = SqliteExperienceStore.open(
                    fixture.options().truncateWait(Duration.ofMillis(300)).build())) {
                Experience erased = fixture.store(store, fixture.experiences.of("a QUILLZOU to be forgotten"));
                beginRead(reader);

                Receipt receipt = erase(store, erased);

                assertThat(receipt.erased()).hasSize(1);
                assertThat(receipt.logTruncated()).isFalse();
                assertThat(store.find(Experiences.SCOPE, erased.id())).isEmpty();
                assertThat(traces()).isPositive();
            }
            endRead(reader);

            fixture.open().close();

            assertThat(traces()).isZero();
        }
    }

    @Test
    @DisplayName("because the process ended before, is finished by the next open")
    void processEnded() throws SQLException {
        fixture.open().close();
        fixture.attack(
                "PRAGMA secure_delete = OFF",
                "INSERT INTO meta VALUES ('left', '" + "QUILLZOU ".repeat(3_000) + "')",
                "DELETE FROM meta WHERE name = 'left'",
                "INSERT INTO scrub DEFAULT VALUES");
        assertThat(traces()).isPositive();

        fixture.open().close();

        assertThat(traces()).isZero();
    }

    @Test
    @DisplayName("is finished as soon as the reader ends, and a close in between waits for it")
    void readerEnds() throws SQLException {
        SqliteExperienceStore store = fixture.open();
        Experience erased = fixture.store(store, fixture.experiences.of("a QUILLZOU to be forgotten"));
        try (Connection reader = connect()) {
            beginRead(reader);
            CompletableFuture<Receipt> erasing = CompletableFuture.supplyAsync(() -> erase(store, erased));
            await().until(() -> store.find(Experiences.SCOPE, erased.id()).isEmpty());
            CompletableFuture<Void> closing = CompletableFuture.runAsync(store::close);
            assertThat(erasing).isNotDone();
            assertThat(closing).isNotDone();

            endRead(reader);

            assertThat(erasing.join().logTruncated()).isTrue();
            closing.join();
            assertThat(traces()).isZero();
        }
    }

    @Test
    @DisplayName("shares its work with others that come at the same time")
    void manyAtOnce() {
        try (SqliteExperienceStore store = fixture.open()) {
            List<Experience> erased = IntStream.range(0, 12)
                    .mapToObj(i -> fixture.store(store, fixture.experiences.of("QUILLZOU number " + i)))
                    .toList();

            List<CompletableFuture<Receipt>> erasing = new ArrayList<>();
            erased.forEach(one -> erasing.add(CompletableFuture.supplyAsync(() -> erase(store, one))));

            assertThat(erasing)
                    .allSatisfy(one -> assertThat(one.join().logTruncated()).isTrue());
            assertThat(traces()).isZero();
            assertThat(Fixture.verify(store)).isEmpty();
        }
    }

    private Receipt erase(SqliteExperienceStore store, Experience experience) {
        return store.erase(
                Erasure.ofIds(Experiences.SCOPE, List.of(experience.id())), "rct_1", fixture.experiences.now());
    }

    private long traces() {
        return ByteSearch.countAll(folder, List.of("QUILLZOU".getBytes(UTF_8))).get(0);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + fixture.file);
    }

    private static void beginRead(Connection reader) throws SQLException {
        try (Statement statement = reader.createStatement()) {
            statement.execute("BEGIN");
            try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM experience")) {
                assertThat(rows.next()).isTrue();
            }
        }
    }

    private static void endRead(Connection reader) throws SQLException {
        try (Statement statement = reader.createStatement()) {
            statement.execute("COMMIT");
        }
    }
}
