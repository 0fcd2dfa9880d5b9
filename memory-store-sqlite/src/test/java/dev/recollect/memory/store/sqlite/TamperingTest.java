// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.Finding;
import dev.recollect.memory.store.StoreException;
import dev.recollect.memory.tck.Experiences;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Verification")
class TamperingTest {
    @TempDir
    Path folder;

    private Fixture fixture;
    private SqliteExperienceStore store;
    private List<Experience> turns;

    @BeforeEach
    void open() {
        fixture = new Fixture(folder);
        store = fixture.open();
        turns = fixture.storeTurns(store, "s", 6);
        store.erase(Erasure.ofIds(Experiences.SCOPE, List.of(turns.get(1).id())), "rct_1", fixture.experiences.now());
        assertThat(Fixture.verify(store)).isEmpty();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    @DisplayName("names every guard that was dropped, and the experience that was changed")
    void droppedGuards() throws SQLException {
        List<String> guards = triggers();
        dropGuards();
        fixture.attack("UPDATE experience SET text = 'forged' WHERE position = 3");

        List<Finding> findings = Fixture.verify(store);

        assertThat(guards).hasSizeGreaterThan(10);
        guards.forEach(guard -> assertThat(findings).extracting(Finding::where).contains("trigger " + guard));
        assertThat(findings)
                .filteredOn(finding -> finding.what().equals("digest"))
                .extracting(Finding::where)
                .containsExactly(turns.get(2).id().value());
    }

    @ParameterizedTest
    @DisplayName("finds what was changed although the guards were put back as they were")
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE experience SET text = 'forged' WHERE position = 3                     | digest",
                "UPDATE experience SET occurred_at = occurred_at + 1 WHERE position = 3       | digest",
                "UPDATE experience SET session = 'other' WHERE position = 3                   | digest",
                "UPDATE experience SET valence = 0.5 WHERE position = 3                       | digest",
                "UPDATE experience SET nonce = x'00' WHERE position = 3                       | chain",
                "UPDATE experience SET text = '' WHERE position = 3                           | chain",
                "UPDATE experience SET labels = 'no JSON' WHERE position = 3                  | chain",
                "UPDATE experience SET link = zeroblob(32) WHERE position = 3                 | link",
                "UPDATE experience SET digest = x'00' WHERE position = 3                      | digest",
                "UPDATE experience SET link = x'' WHERE position = 3                          | link",
                "DELETE FROM experience WHERE position = 3                                    | chain",
                "DELETE FROM experience WHERE position = 6                                    | chain",
                "DELETE FROM tombstone                                                        | chain",
                "UPDATE tombstone SET digest = zeroblob(32)                                   | link",
                "UPDATE tombstone SET link = x'00'                                            | link",
                "UPDATE chain_head SET position = 5                                           | chain",
                "UPDATE chain_head SET link = zeroblob(32)                                    | chain",
                "DELETE FROM chain_head                                                       | chain",
                "DELETE FROM change WHERE seq = 3                                             | chain",
                "UPDATE change SET id = 'exp_00000000000000000000000000' WHERE seq = 3        | store",
                "DELETE FROM scope                                                            | store",
                "INSERT INTO experience SELECT 99, 'exp_00000000000000000000000000', scope, 7, digest, link, nonce, type,"
                        + " session, agent, occurred_at, recorded_at, text, prompt, response, speaker, attributes, media,"
                        + " actor, method, sources, parents, evidence, confidence, confidence_method, valence, arousal,"
                        + " dominance, labels, intensity, affect_confidence, detector FROM experience WHERE position = 6"
                        + "                                                                   | digest",
            })
    void afterTheFact(String sql, String what) throws SQLException {
        List<String> guards = definitions();
        dropGuards();

        fixture.attack(sql);
        fixture.attack(guards.toArray(String[]::new));

        assertThat(Fixture.verify(store)).extracting(Finding::what).contains(what);
        assertThat(store.integrity()).noneMatch(finding -> finding.where().startsWith("trigger"));
    }

    @ParameterizedTest
    @DisplayName("finds what does not belong beside the experiences")
    @ValueSource(
            strings = {
                "DELETE FROM posting WHERE term = '3'",
                "INSERT INTO posting SELECT scope, 'planted', experience, 1, length FROM posting LIMIT 1",
                "UPDATE posting SET frequency = frequency + 1 WHERE term = '3'",
                "UPDATE posting SET length = length + 1 WHERE term = '3'",
                "INSERT INTO posting VALUES (77, 'planted', 1, 1, 1)",
                "DELETE FROM word_list WHERE experience = 3",
                "UPDATE word_list SET length = 9 WHERE experience = 3",
                "INSERT INTO word_list VALUES (77, 0, '[]')",
                "DELETE FROM embedding WHERE experience = 3",
                "DELETE FROM embedding WHERE role = 'content' AND experience = 3",
                "UPDATE embedding SET vector = x'00' WHERE experience = 3",
                "UPDATE embedding SET chunk = 5 WHERE experience = 3",
                "INSERT INTO embedding SELECT 77, 77, role, chunk, vector FROM embedding LIMIT 1",
                "INSERT INTO pending_context VALUES (77, 4)",
                "INSERT INTO idempotency VALUES (1, x'00', 77)",
                "INSERT INTO salience (experience, due) VALUES (77, 0)",
                "DELETE FROM salience WHERE experience = 3",
                "UPDATE salience SET accesses = 3 WHERE experience = 3",
                "UPDATE salience SET usefulness = 2, access = 0, valence = 0, uniqueness = 0, age = 0, computed_at = 0",
                "INSERT INTO descent VALUES (3, 4)",
                "UPDATE session SET experiences = 99",
                "DELETE FROM session",
                "UPDATE tally SET experiences = 99",
                "UPDATE tally SET words = 99",
                "UPDATE tally SET vectors = 99",
                "DELETE FROM tally",
                "INSERT INTO erasing VALUES (3, 1)",
                "UPDATE meta SET value = 'other' WHERE name = 'model'",
            })
    void beside(String sql) throws SQLException {
        fixture.attack(sql);

        assertThat(Fixture.verify(store)).isNotEmpty();
    }

    @ParameterizedTest
    @DisplayName("names what was changed in the schema")
    @CsvSource(
            delimiter = '|',
            value = {
                "DROP INDEX experience_chain                             | index experience_chain",
                "CREATE TRIGGER spy AFTER INSERT ON experience BEGIN SELECT 1; END | trigger spy",
                "CREATE TABLE other (a)                                  | table other",
                "ALTER TABLE experience ADD COLUMN other TEXT            | table experience",
                "DROP TABLE change                                       | table change",
                "DROP TABLE meta                                         | table meta",
                "ALTER TABLE scope RENAME TO gone                        | table scope",
                "ALTER TABLE erasing RENAME TO gone                      | table erasing",
            })
    void schema(String sql, String where) throws SQLException {
        fixture.attack(sql);

        assertThat(store.integrity()).extracting(Finding::where).contains(where);
    }

    @Test
    @DisplayName("names a guard that was hollowed out under its own name")
    void hollowGuard() throws SQLException {
        fixture.attack(
                "DROP TRIGGER experience_never_updated",
                "CREATE TRIGGER experience_never_updated BEFORE UPDATE ON experience BEGIN SELECT 1; END");

        assertThat(store.integrity()).extracting(Finding::where).containsExactly("trigger experience_never_updated");
    }

    @Test
    @DisplayName("is named as the way out by a read that meets a damaged experience")
    void damagedExperience() throws SQLException {
        dropGuards();
        fixture.attack("UPDATE experience SET type = 'rumour' WHERE position = 3");

        assertThatThrownBy(() -> Fixture.all(store, Experiences.SCOPE))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(turns.get(2).id().value())
                .hasMessageContaining("recollect verify");
    }

    @Test
    @DisplayName("is named as the way out by a read of the feed and by a write that meet a damaged value")
    void damagedValues() throws SQLException {
        dropGuards();
        fixture.attack("UPDATE change SET id = 'nobody'", "UPDATE chain_head SET link = x'00'");

        assertThatThrownBy(() -> store.changes(0, 10))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("recollect verify");
        assertThatThrownBy(() -> fixture.store(store, fixture.experiences.of("more")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("recollect verify");
    }

    private void dropGuards() throws SQLException {
        fixture.attack(triggers().stream().map(name -> "DROP TRIGGER " + name).toArray(String[]::new));
    }

    private List<String> triggers() throws SQLException {
        return strings("SELECT name FROM sqlite_schema WHERE type = 'trigger'");
    }

    private List<String> definitions() throws SQLException {
        return strings("SELECT sql FROM sqlite_schema WHERE type = 'trigger'");
    }

    private List<String> strings(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + fixture.file);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
