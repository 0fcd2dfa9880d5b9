// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What is imported through a pipe")
class ImportSourceTest {
    private static final String CONTENT = "one\ntwo\n".repeat(50_000);

    @Test
    @DisplayName("can be read from its beginning as often as needed, also side by side")
    void readAgain() throws IOException {
        try (ImportSource source = piped(CONTENT);
                InputStream first = source.open();
                InputStream second = source.open()) {
            assertThat(source.size()).isEqualTo(CONTENT.length());
            assertThat(first.read()).isEqualTo('o');
            assertThat(second.readAllBytes()).asString().isEqualTo(CONTENT);
            assertThat(first.readAllBytes()).asString().isEqualTo(CONTENT.substring(1));
            assertThat(first.read()).isEqualTo(-1);
        }
    }

    @Test
    @DisplayName("leaves no file behind, even if the process is killed while it is read")
    void leavesNothing() throws IOException {
        Set<Path> before = copies();

        try (ImportSource source = piped(CONTENT);
                InputStream reading = source.open()) {
            assertThat(reading.read()).isEqualTo('o');
            assertThat(copies()).isEqualTo(before);
        }
    }

    @Test
    @DisplayName("leaves no file behind if the pipe breaks")
    void broken() throws IOException {
        Set<Path> before = copies();
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the pipe broke");
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("the pipe broke");
            }
        };

        assertThatThrownBy(() -> ImportSource.of(
                        "pipe",
                        new SequenceInputStream(
                                new ByteArrayInputStream(CONTENT.getBytes(StandardCharsets.UTF_8)), broken)))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("cannot read pipe");
        assertThat(copies()).isEqualTo(before);
    }

    @Test
    @DisplayName("is not deleted if it is a file that was named")
    void named(@TempDir Path temp) throws IOException {
        Path file = Files.writeString(temp.resolve("turns.ndjson"), CONTENT);

        ImportSource.of(file).close();

        assertThat(file).hasContent(CONTENT);
    }

    private static ImportSource piped(String content) {
        return ImportSource.of("pipe", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static Set<Path> copies() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("recollect-import-"))
                    .collect(Collectors.toSet());
        }
    }
}
