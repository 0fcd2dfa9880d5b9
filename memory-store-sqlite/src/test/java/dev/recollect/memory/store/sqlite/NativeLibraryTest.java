// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("SQLite's native library")
class NativeLibraryTest {
    @TempDir
    Path folder;

    private Path temp;
    private Path natives;

    @BeforeEach
    void prepare() throws IOException {
        temp = Files.createDirectory(folder.resolve("temp"));
        natives = folder.resolve("data/native");
    }

    @Test
    @DisplayName("is unpacked once into its folder, nothing into the temp folder, and a kill leaves nothing behind")
    void unpackedOnce() throws IOException {
        List<Path> first = openAndKill();
        Object unpacked = Files.getLastModifiedTime(first.get(0));

        List<Path> second = openAndKill();

        assertThat(first).hasSize(1).isEqualTo(second);
        assertThat(Files.getLastModifiedTime(second.get(0))).isEqualTo(unpacked);
        assertThat(files(temp)).isEmpty();
    }

    @Test
    @DisplayName("that was damaged is unpacked anew")
    void damaged() throws IOException {
        Path library = openAndKill().get(0);
        byte[] sound = Files.readAllBytes(library);
        Files.writeString(library, "no library");

        openAndKill();

        assertThat(Files.readAllBytes(library)).isEqualTo(sound);
    }

    @Test
    @DisplayName("leaves nothing behind that a process was unpacking when it was killed")
    void killedUnpacking() throws IOException {
        Path library = openAndKill().get(0);
        Files.move(library, library.resolveSibling(library.getFileName() + ".tmp"));

        List<Path> unpacked = openAndKill();

        assertThat(unpacked).containsExactly(library);
    }

    @Test
    @DisplayName("leaves nothing half unpacked behind where its place is taken")
    void placeTaken() throws IOException {
        Path library = openAndKill().get(0);
        Files.delete(library);
        Path inTheWay = Files.createFile(Files.createDirectory(library).resolve("in-the-way"));

        assertThatThrownBy(() -> NativeLibrary.unpack(library.resolveSibling(".")))
                .isInstanceOf(IOException.class);

        assertThat(files(natives)).containsExactly(inTheWay);
    }

    private List<Path> openAndKill() throws IOException {
        try (Child child = Child.start(
                List.of("-Djava.io.tmpdir=" + temp, "-XX:-UsePerfData"),
                NativeLibraryTest.class,
                List.of(folder.toString(), natives.toString()))) {
            assertThat(child.line()).contains("open");
            child.kill();
        }
        return files(natives);
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("unpacking.lock"))
                    .toList();
        }
    }

    /** Opens a store and waits to be killed. */
    public static void main(String[] arguments) throws IOException {
        Fixture fixture = new Fixture(Path.of(arguments[0]));
        SqliteOptions options =
                fixture.options().nativeFolder(Path.of(arguments[1])).build();
        try (SqliteExperienceStore store = SqliteExperienceStore.open(options)) {
            System.out.println(store.lastChange() == 0 ? "open" : "not new");
            System.in.read();
        }
    }
}
