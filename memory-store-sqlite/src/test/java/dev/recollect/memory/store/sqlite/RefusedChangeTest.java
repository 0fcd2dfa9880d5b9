// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.store.ChainEntry;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.tck.Experiences;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Another program's SQL")
class RefusedChangeTest {
    /* Every column of an experience but the given ones, as they are. */
    private static final String REST = "digest, link, nonce, type, session, agent, occurred_at, recorded_at, 'forged',"
            + " prompt, response, speaker, attributes, media, actor, method, sources, parents, evidence, confidence,"
            + " confidence_method, valence, arousal, dominance, labels, intensity, affect_confidence, detector"
            + " FROM experience WHERE position = 1";

    @TempDir
    Path folder;

    private Fixture fixture;
    private SqliteExperienceStore store;
    private List<Experience> turns;
    private List<ChainEntry> chain;

    @BeforeEach
    void open() {
        fixture = new Fixture(folder);
        store = fixture.open();
        turns = fixture.storeTurns(store, "s", 4);
        store.erase(Erasure.ofIds(Experiences.SCOPE, List.of(turns.get(3).id())), "rct_1", fixture.experiences.now());
        chain = store.chain(Experiences.SCOPE, 0, 10);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @DisplayName("cannot change an experience, or what verification goes by, as long as the guards stand")
    @ValueSource(
            strings = {
                "UPDATE experience SET text = 'forged'",
                "UPDATE experience SET text = 'forged' WHERE seq = 1",
                "UPDATE OR REPLACE experience SET id = (SELECT id FROM experience WHERE position = 2) WHERE position = 1",
                "UPDATE OR REPLACE experience SET seq = 2 WHERE seq = 1",
                "UPDATE OR IGNORE experience SET seq = 9",
                "UPDATE experience SET text = c.kind FROM change c WHERE c.seq = experience.seq",
                "DELETE FROM experience",
                "DELETE FROM experience WHERE position = 3",
                "INSERT OR REPLACE INTO experience SELECT seq, id, scope, position, " + REST,
                "REPLACE INTO experience SELECT 2, 'exp_00000000000000000000000000', scope, position, " + REST,
                "REPLACE INTO experience SELECT '2', 'exp_00000000000000000000000000', scope, position, " + REST,
                "REPLACE INTO experience SELECT 2.0, 'exp_00000000000000000000000000', scope, position, " + REST,
                "REPLACE INTO experience SELECT NULL, id, scope, position, " + REST,
                "INSERT INTO experience SELECT 2, id, scope, position, " + REST
                        + " ON CONFLICT DO UPDATE SET text = 'forged'",
                "DELETE FROM scope",
                "UPDATE scope SET user = 'mallory'",
                "UPDATE scope SET user = 'erased-mallory'",
                "REPLACE INTO scope SELECT scope, tenant, 'mallory' FROM scope",
                "REPLACE INTO scope SELECT 99, tenant, user FROM scope",
                "DELETE FROM tombstone",
                "UPDATE tombstone SET digest = x'00'",
                "REPLACE INTO tombstone SELECT scope, position, x'00', link, erased_at, reason FROM tombstone",
                "DELETE FROM chain_head",
                "UPDATE chain_head SET position = 1",
                "REPLACE INTO chain_head SELECT scope, 1, link FROM chain_head",
                "DELETE FROM change",
                "UPDATE change SET kind = 'erased'",
                "REPLACE INTO change SELECT seq, 'erased', scope, experience, id FROM change",
            })
    void isRefused(String sql) {
        assertThatThrownBy(() -> fixture.attack(sql)).isInstanceOf(SQLException.class);

        assertThat(store.chain(Experiences.SCOPE, 0, 10)).isEqualTo(chain);
        assertThat(store.find(Experiences.SCOPE, turns.get(0).id())).contains(turns.get(0));
        assertThat(Fixture.verify(store)).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("cannot change an experience even while it claims to be erasing")
    @ValueSource(
            strings = {
                "UPDATE experience SET text = 'forged'",
                "DELETE FROM experience",
                "REPLACE INTO experience SELECT 2, 'exp_00000000000000000000000000', scope, position, " + REST,
            })
    void isRefusedWhileErasing(String sql) throws SQLException {
        fixture.attack("INSERT INTO erasing SELECT seq, 1 FROM experience");

        assertThatThrownBy(() -> fixture.attack(sql)).isInstanceOf(SQLException.class);
        fixture.attack("DELETE FROM erasing");

        assertThat(store.chain(Experiences.SCOPE, 0, 10)).isEqualTo(chain);
        assertThat(Fixture.verify(store)).isEmpty();
    }
}
