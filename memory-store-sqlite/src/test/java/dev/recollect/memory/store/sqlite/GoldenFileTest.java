// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.salience.Accesses;
import dev.recollect.memory.salience.Salience;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.ChainEntry;
import dev.recollect.memory.store.Change;
import dev.recollect.memory.store.NewExperience;
import dev.recollect.memory.store.SessionSummary;
import dev.recollect.memory.store.Tombstone;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A store that an earlier release made")
class GoldenFileTest {
    /* What the file holds, said here once more so that no later reading of it can differ. */
    private static final String ADAS_LAST_LINK = "fe780920e224bbe276049cf5817239a2ddf04460d7cf5eb41066eb22f4787bbe";

    @TempDir
    Path folder;

    @Test
    @DisplayName("of schema version 1 opens, verifies, tells the same, and goes on")
    void versionOne() throws IOException {
        try (SqliteExperienceStore store = open("v1.db")) {
            List<ChainEntry> chain = store.chain(GoldenFile.ADA, 0, 100);

            assertThat(Fixture.verify(store)).isEmpty();
            assertThat(store.scopes()).containsExactly(GoldenFile.ADA, new Scope("acme", "erased-rct_golden2"));
            assertThat(chain).hasSize(6);
            assertThat(chain.get(5).link().hex()).isEqualTo(ADAS_LAST_LINK);
            assertThat(chain.get(4).tombstone().map(Tombstone::erasedAt)).contains(GoldenFile.START.plusSeconds(60));
            assertObservation(chain.get(3).experience().orElseThrow());
            assertThat(store.keywords().score(GoldenFile.ADA, "trains").scores())
                    .containsOnlyKeys(GoldenFile.id(2), GoldenFile.id(4));
            assertThat(store.children(GoldenFile.ADA, GoldenFile.id(3))).containsExactly(GoldenFile.id(4));
            assertThat(store.pendingContexts(10))
                    .singleElement()
                    .satisfies(pending -> assertThat(pending.experience().id()).isEqualTo(GoldenFile.id(6)));
            assertThat(store.findByKeys(GoldenFile.ADA, List.of(NewExperience.hashOfKey("key-1"))))
                    .hasSize(1);
            assertThat(store.sessions(GoldenFile.ADA, 10))
                    .singleElement()
                    .satisfies(session -> assertThat(session.experiences()).isEqualTo(4));
            assertFeed(store.changes(0, 100).changes());
            assertGoesOn(store);
        }
    }

    @Test
    @DisplayName("of schema version 1 knows what of its sessions is to be told")
    void versionOneSessions() throws IOException {
        try (SqliteExperienceStore store = open("v1.db")) {
            assertThat(store.sessions().find(GoldenFile.ADA, "s1"))
                    .contains(new SessionSummary(
                            "s1",
                            GoldenFile.START.plusSeconds(1).plusMillis(5),
                            GoldenFile.START.plusSeconds(6).plusMillis(5),
                            4,
                            4,
                            0,
                            Optional.empty()));
        }
    }

    @Test
    @DisplayName("of schema version 2 opens, verifies, and tells the same of its sessions")
    void versionTwo() throws IOException {
        try (SqliteExperienceStore store = open("v2.db")) {
            assertThat(Fixture.verify(store)).isEmpty();
            assertThat(store.sessions(GoldenFile.ADA, 10))
                    .containsExactly(
                            new SessionSummary(
                                    "s2",
                                    GoldenFile.START.plusSeconds(70),
                                    GoldenFile.START.plusSeconds(70),
                                    0,
                                    0,
                                    0,
                                    Optional.empty()),
                            new SessionSummary(
                                    "s1",
                                    GoldenFile.START.plusSeconds(1).plusMillis(5),
                                    GoldenFile.START.plusSeconds(6).plusMillis(5),
                                    4,
                                    2,
                                    1,
                                    Optional.of(GoldenFile.START.plusSeconds(80))));
            assertThat(store.sessions().untold(GoldenFile.ADA, "s1", 10))
                    .extracting(Experience::id)
                    .containsExactly(GoldenFile.id(3), GoldenFile.id(6));
            assertGoesOn(store);
        }
    }

    @Test
    @DisplayName("of schema version 1 computes how much what it holds matters")
    void versionOneSaliences() throws IOException {
        try (SqliteExperienceStore store = open("v1.db")) {
            assertThat(store.salience().due(GoldenFile.START.plusSeconds(90), 100))
                    .extracting(due -> due.stored().experience().id())
                    .containsExactly(
                            GoldenFile.id(1), GoldenFile.id(2), GoldenFile.id(3), GoldenFile.id(4), GoldenFile.id(6));
        }
    }

    @Test
    @DisplayName("of schema version 3 opens, verifies, and tells the same of how much its experiences matter")
    void versionThree() throws IOException {
        try (SqliteExperienceStore store = open("v3.db")) {
            assertThat(Fixture.verify(store)).isEmpty();
            assertThat(store.salience().of(GoldenFile.ADA, List.of(GoldenFile.id(1), GoldenFile.id(2))))
                    .isEqualTo(Map.of(
                            GoldenFile.id(2),
                            new Salience(0.75, 0.5, 0.25, 1, 0.125, GoldenFile.START.plusSeconds(90))));
            assertThat(store.salience().due(GoldenFile.START.plusSeconds(86_399), 100))
                    .extracting(due -> due.stored().experience().id())
                    .doesNotContain(GoldenFile.id(2));
            assertThat(store.salience().due(GoldenFile.START.plusSeconds(86_400), 100))
                    .filteredOn(due -> due.stored().experience().id().equals(GoldenFile.id(2)))
                    .extracting(due -> due.accesses())
                    .containsExactly(new Accesses(1, 1, Optional.of(GoldenFile.START.plusSeconds(85))));
            assertGoesOn(store);
        }
    }

    private static void assertObservation(Experience observation) {
        assertThat(observation.content().text()).isEqualTo("Ada likes trains; \"très\" 日本 😀");
        assertThat(observation.content().attributes()).isEqualTo(Map.of("mood", "good", "a.b", "it's"));
        assertThat(observation.content().media()).containsExactly("file:///picture.png");
        assertThat(observation.provenance().sources()).hasSize(2);
        assertThat(observation.parents()).containsExactly(GoldenFile.id(2));
        assertThat(observation.evidence())
                .containsExactly(Evidence.of(GoldenFile.id(3)), new Evidence("https://example.org/c"));
        assertThat(observation.affect().affect().valence()).isEqualTo(0.4321);
    }

    private static void assertFeed(List<Change> changes) {
        assertThat(changes)
                .extracting(Change::kind)
                .containsExactly(
                        Change.Kind.ADDED,
                        Change.Kind.ADDED,
                        Change.Kind.ADDED,
                        Change.Kind.ADDED,
                        Change.Kind.ADDED,
                        Change.Kind.ADDED,
                        Change.Kind.ADDED,
                        Change.Kind.ERASED,
                        Change.Kind.EMBEDDED,
                        Change.Kind.ERASED);
        assertThat(changes.get(0).current().orElseThrow().embeddings().values())
                .extracting(embedding -> embedding.chunks().size())
                .containsExactlyInAnyOrder(2, 1);
    }

    private static void assertGoesOn(SqliteExperienceStore store) {
        Experience next = Experience.builder(GoldenFile.id(8), GoldenFile.ADA, Content.ofText("and it goes on"))
                .times(GoldenFile.START, GoldenFile.START)
                .build();

        assertThat(store.append(List.of(new NewExperience(next, Map.of(), Optional.empty(), Optional.empty()))))
                .containsExactly(Appended.of(Appended.Status.ACCEPTED, next.id()));
        assertThat(Fixture.verify(store)).isEmpty();
    }

    private SqliteExperienceStore open(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream golden =
                Objects.requireNonNull(GoldenFileTest.class.getResourceAsStream("/golden/" + name), name)) {
            Files.copy(golden, file);
        }
        return SqliteExperienceStore.open(
                SqliteOptions.builder(file, GoldenFile.MODEL).build());
    }
}
