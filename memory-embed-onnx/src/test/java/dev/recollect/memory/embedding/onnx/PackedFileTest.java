// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtEnvironment;
import dev.recollect.memory.embedding.EmbeddingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Unpacked native libraries")
class PackedFileTest {

    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));

    @TempDir
    Path folder;

    @Test
    @DisplayName("are those of the artefact, in a folder of their version and platform")
    void unpacked() throws IOException {
        Path target = NativeLibraries.unpack(folder);

        assertThat(target).hasParent(folder.toAbsolutePath());
        assertThat(target.getFileName().toString()).matches("onnxruntime-\\d+\\.\\d+\\.\\d+-\\w+-\\w+");
        assertThat(names(target))
                .containsExactlyInAnyOrderElementsOf(NativePlatform.current().libraries());
        for (String name : names(target)) {
            assertThat(target.resolve(name)).hasBinaryContent(packed(name));
        }
    }

    @Test
    @DisplayName("are left alone when they are whole")
    void unpackedOnce() throws IOException {
        Path library = NativeLibraries.unpack(folder)
                .resolve(NativePlatform.current().libraries().get(0));
        Files.setLastModifiedTime(library, LONG_AGO);

        NativeLibraries.unpack(folder);

        assertThat(Files.getLastModifiedTime(library)).isEqualTo(LONG_AGO);
    }

    @Test
    @DisplayName("are replaced when they are cut short, changed, or a leftover lies beside them")
    void repaired() throws IOException {
        Path target = NativeLibraries.unpack(folder);
        Path library = target.resolve(NativePlatform.current().libraries().get(0));
        byte[] whole = Files.readAllBytes(library);
        byte[] changed = whole.clone();
        changed[whole.length / 2] ^= 1;

        for (byte[] broken : List.of(new byte[0], Arrays.copyOf(whole, 1_000), changed)) {
            Files.write(library, broken);

            NativeLibraries.unpack(folder);

            assertThat(library).hasBinaryContent(whole);
        }
        assertThat(names(target)).hasSameSizeAs(NativePlatform.current().libraries());
    }

    @Test
    @DisplayName("leave nothing behind that a process was unpacking when it was killed")
    void killedUnpacking() throws IOException {
        Path target = NativeLibraries.unpack(folder);
        for (String name : names(target)) {
            Files.move(target.resolve(name), target.resolve(name + ".partial"));
        }

        NativeLibraries.unpack(folder);

        assertThat(names(target))
                .containsExactlyInAnyOrderElementsOf(NativePlatform.current().libraries());
    }

    @Test
    @DisplayName("are whole when several unpack at once")
    void atOnce() throws IOException {
        List<CompletableFuture<Path>> unpacking = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> NativeLibraries.unpack(folder), work -> new Thread(work).start()))
                .toList();

        Path target = unpacking.get(0).join();
        unpacking.forEach(CompletableFuture::join);

        for (String name : names(target)) {
            assertThat(target.resolve(name)).hasBinaryContent(packed(name));
        }
    }

    @Test
    @DisplayName("are refused a place that is no folder")
    void noFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");

        assertThatThrownBy(() -> NativeLibraries.unpack(file))
                .isInstanceOf(EmbeddingException.class)
                .hasMessageContaining("cannot unpack ONNX Runtime's native libraries into " + file);
    }

    @Test
    @DisplayName("may also come from a class path that is no jar")
    void fromFolder(@TempDir Path classes) throws IOException {
        Path packed = Files.writeString(classes.resolve("lib.so"), "library");

        assertThat(new PackedFile("lib.so", packed.toUri().toURL()).unpackInto(folder))
                .isTrue();
        assertThat(new PackedFile("lib.so", packed.toUri().toURL()).unpackInto(folder))
                .isFalse();

        assertThat(folder.resolve("lib.so")).hasContent("library");
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x64, libonnxruntime.so",
        "Linux, aarch64, linux-aarch64, libonnxruntime.so",
        "Mac OS X, aarch64, osx-aarch64, libonnxruntime.dylib",
        "Darwin, arm64, osx-aarch64, libonnxruntime.dylib",
        "Windows 11, amd64, win-x64, onnxruntime.dll",
        "FreeBSD, riscv64, freebsd-riscv64, libonnxruntime.so",
    })
    @DisplayName("are looked for under the names that the artefact gives systems and processors")
    void platforms(String system, String processor, String name, String library) {
        NativePlatform platform = NativePlatform.of(system, processor);

        assertThat(platform).hasToString(name);
        assertThat(platform.libraries()).contains(library);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(PackedFile.LOCK))
                    .toList();
        }
    }

    private static byte[] packed(String name) throws IOException {
        String resource = "native/" + NativePlatform.current() + "/" + name;
        try (InputStream in = Objects.requireNonNull(OrtEnvironment.class.getResourceAsStream(resource))) {
            return in.readAllBytes();
        }
    }
}
