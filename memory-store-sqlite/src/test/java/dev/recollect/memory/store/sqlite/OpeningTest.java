// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.index.UnicodeAnalyzer;
import dev.recollect.memory.store.ModelMismatchException;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.StoreException;
import dev.recollect.memory.tck.Experiences;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Opening a store")
class OpeningTest {
    @TempDir
    Path folder;

    private Fixture fixture;

    @BeforeEach
    void prepare() {
        fixture = new Fixture(folder);
    }

    @Test
    @DisplayName("creates the file and its folder, whatever characters their names have")
    void createsFolder() {
        Path file = folder.resolve("a b/ü?x=1&mode=memory#%20;'\"").resolve("raw ?store%.db");
        SqliteOptions options = SqliteOptions.builder(file, fixture.model).build();

        try (SqliteExperienceStore store = SqliteExperienceStore.open(options)) {
            fixture.store(store, fixture.experiences.of("kept"));
        }

        assertThat(file).isNotEmptyFile();
        try (SqliteExperienceStore store = SqliteExperienceStore.open(options)) {
            assertThat(Fixture.all(store, Experiences.SCOPE)).hasSize(1);
        }
    }

    @Test
    @DisplayName("follows a link to its folder")
    void linkedFolder() throws IOException {
        Path target = Files.createDirectory(folder.resolve("target"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);

        SqliteExperienceStore.open(SqliteOptions.builder(link.resolve("raw_store.db"), fixture.model)
                        .build())
                .close();

        assertThat(target.resolve("raw_store.db")).isNotEmptyFile();
    }

    @Test
    @DisplayName("refuses the schema of a newer release, and leaves it as it is")
    void newerSchema() throws SQLException, IOException {
        fixture.open().close();
        fixture.attack("PRAGMA user_version = 99");
        byte[] before = Files.readAllBytes(fixture.file);

        assertThatThrownBy(fixture::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("schema version 99")
                .hasMessageContaining("up to " + Schema.VERSION)
                .hasMessageContaining("newer release");

        assertThat(Files.readAllBytes(fixture.file)).isEqualTo(before);
    }

    @Test
    @DisplayName("refuses the database of another program, and leaves it as it is")
    void otherProgram() throws SQLException, IOException {
        fixture.attack("CREATE TABLE theirs (a)", "INSERT INTO theirs VALUES (1)");
        byte[] before = Files.readAllBytes(fixture.file);

        assertThatThrownBy(fixture::open).isInstanceOf(StoreException.class).hasMessageContaining("another program");

        assertThat(Files.readAllBytes(fixture.file)).isEqualTo(before);
    }

    @Test
    @DisplayName("with another model names the command that re-embeds")
    void otherModel() {
        fixture.open().close();

        assertThatThrownBy(() -> SqliteExperienceStore.open(
                        SqliteOptions.builder(fixture.file, new ModelStamp("other-model", 384))
                                .build()))
                .isInstanceOf(ModelMismatchException.class)
                .hasMessageContaining("recollect reembed --model other-model");
    }

    @Test
    @DisplayName("with another analyser makes the words anew")
    void otherAnalyser() {
        Experience experience;
        try (SqliteExperienceStore store = fixture.open()) {
            experience = fixture.store(store, fixture.experiences.of("running"));
            assertThat(store.keywords().score(Experiences.SCOPE, "runs").scores())
                    .isEmpty();
        }
        SqliteOptions english = SqliteOptions.builder(fixture.file, fixture.model)
                .analyzer(new SnowballAnalyzer())
                .build();

        try (SqliteExperienceStore store = SqliteExperienceStore.open(english)) {
            assertThat(store.keywords().score(Experiences.SCOPE, "runs").scores())
                    .containsOnlyKeys(experience.id());
            assertThat(Fixture.verify(store)).isEmpty();
        }
    }

    @Test
    @DisplayName("with another analyser keeps a store that was open before from writing its own words")
    void otherAnalyserBeside() {
        SqliteOptions english = SqliteOptions.builder(fixture.file, fixture.model)
                .analyzer(new SnowballAnalyzer())
                .build();
        try (SqliteExperienceStore before = fixture.open();
                SqliteExperienceStore after = SqliteExperienceStore.open(english)) {
            assertThatThrownBy(() -> fixture.store(before, fixture.experiences.of("running")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("open it again");

            fixture.store(after, fixture.experiences.of("running"));
            assertThat(Fixture.verify(after)).isEmpty();
        }
    }

    @Test
    @DisplayName("twice in one process gives two stores on the same file")
    void twice() {
        try (SqliteExperienceStore two = fixture.open()) {
            Experience first;
            Experience second;
            try (SqliteExperienceStore one = fixture.open()) {
                first = fixture.store(one, fixture.experiences.of("first"));
                second = fixture.store(two, fixture.experiences.of("second"));
            }
            Experience third = fixture.store(two, fixture.experiences.of("third"));

            assertThat(Fixture.all(two, Experiences.SCOPE)).containsExactly(third, second, first);
        }
    }

    @Test
    @DisplayName("says what to do where the head of the file is damaged")
    void damagedHead() throws IOException {
        fixture.open().close();
        overwrite(0, 64);

        assertThatThrownBy(fixture::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(fixture.file.toString())
                .hasMessageContaining("header is damaged")
                .hasMessageContaining("backup");
    }

    @Test
    @DisplayName("succeeds where a page further on is damaged, which verification names")
    void damagedPage() throws IOException {
        try (SqliteExperienceStore store = fixture.open()) {
            fixture.storeTurns(store, "s", 400);
        }
        overwrite(Files.size(fixture.file) / 2, 3 * Connections.PAGE_BYTES);

        try (SqliteExperienceStore store = fixture.open()) {
            assertThat(store.integrity()).isNotEmpty();
        }
    }

    @Test
    @DisplayName("says what to do where there can be no file")
    void impossiblePlace() throws IOException {
        Path plain = Files.writeString(folder.resolve("plain"), "no folder");
        Path taken = Files.createDirectory(folder.resolve("taken.db"));

        for (Path file : Arrays.asList(plain.resolve("raw_store.db"), taken)) {
            assertThatThrownBy(() -> SqliteExperienceStore.open(
                            SqliteOptions.builder(file, fixture.model).build()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("permissions");
        }
    }

    @Test
    @DisplayName("says what to do where the folder cannot be written")
    void readOnlyFolder() throws IOException {
        Path locked = Files.createDirectory(folder.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeFalse(Files.isWritable(locked), "the superuser writes everywhere");

        assertThatThrownBy(() ->
                        SqliteExperienceStore.open(SqliteOptions.builder(locked.resolve("raw_store.db"), fixture.model)
                                .build()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("permissions");
    }

    @Test
    @DisplayName("checks its bounds")
    void bounds() {
        SqliteOptions.Builder builder = SqliteOptions.builder(fixture.file, fixture.model);

        assertThatThrownBy(() -> builder.readers(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("readers must be between 1 and 64, but was 0");
        assertThatThrownBy(() -> builder.cacheMebibytes(2_000)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.maxBytes(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.lockWait(java.time.Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(builder.analyzer(new UnicodeAnalyzer()).build().analyzer().id())
                .isEqualTo(new UnicodeAnalyzer().id());
    }

    private void overwrite(long position, int length) throws IOException {
        byte[] noise = new byte[length];
        Arrays.fill(noise, (byte) 0xA5);
        try (FileChannel channel = FileChannel.open(fixture.file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(noise), position);
        }
    }
}
