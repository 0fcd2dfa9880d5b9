// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.UnicodeAnalyzer;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.ChainVerifier;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.ExperienceQuery;
import dev.recollect.memory.store.Finding;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.NewExperience;
import dev.recollect.memory.tck.Experiences;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A store in a folder of the test, and a way past it: a plain connection such as any program can open. */
final class Fixture {
    final Experiences experiences = Experiences.small();
    final ModelStamp model = ModelStamp.of(experiences.model());
    final Path file;

    Fixture(Path folder) {
        file = folder.resolve("raw_store.db");
    }

    SqliteOptions.Builder options() {
        return SqliteOptions.builder(file, model).analyzer(new UnicodeAnalyzer());
    }

    SqliteExperienceStore open() {
        return SqliteExperienceStore.open(options().build());
    }

    /** Stores an experience that must be accepted. */
    Experience store(SqliteExperienceStore store, Experience experience) {
        NewExperience item = experiences.item(experience);
        assertThat(store.append(List.of(item))).containsExactly(Appended.of(Appended.Status.ACCEPTED, experience.id()));
        return experience;
    }

    /** Stores turns of one session, one after the other, in one batch. */
    List<Experience> storeTurns(SqliteExperienceStore store, String session, int count) {
        List<Experience> turns = new ArrayList<>();
        List<NewExperience> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Experience turn = experiences.turn(session, "turn " + i + " of " + session);
            items.add(turns.isEmpty() ? experiences.item(turn) : experiences.item(turn, turns.get(turns.size() - 1)));
            turns.add(turn);
        }
        assertThat(store.append(items)).extracting(Appended::status).containsOnly(Appended.Status.ACCEPTED);
        assertThat(items.get(0).embeddings()).containsKey(Role.CONTEXT);
        return turns;
    }

    static List<Experience> all(SqliteExperienceStore store, Scope scope) {
        return store.list(new ExperienceQuery(scope, ExperienceFilter.ALL, 200, Optional.empty()));
    }

    /** What a full verification finds. */
    static List<Finding> verify(SqliteExperienceStore store) {
        List<Finding> findings = new ArrayList<>(store.integrity());
        findings.addAll(new ChainVerifier(store).verify());
        return findings;
    }

    /** Runs SQL as another program would, with SQLite's defaults. */
    void attack(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }
}
