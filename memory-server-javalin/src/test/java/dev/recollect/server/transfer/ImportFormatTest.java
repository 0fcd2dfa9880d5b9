// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.InvalidInputException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The format of a file")
class ImportFormatTest {
    @TempDir
    Path temp;

    private static ImportFormat detected(String content) {
        try (ImportSource source =
                ImportSource.of("file", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))) {
            return ImportFormat.detect(source);
        }
    }

    @Test
    @DisplayName("is a recall set where the first object has conversations, wherever they stand")
    void recallSet() {
        assertThat(detected("{\"name\": \"n\", \"conversations\": []}")).isEqualTo(ImportFormat.RECALL_SET);
        assertThat(detected("\n{\n \"extra\": [{\"x\": \"y\"}],\n \"conversations\": ["))
                .isEqualTo(ImportFormat.RECALL_SET);
    }

    @Test
    @DisplayName("is lines where a line begins an object, even after lines that do not")
    void ndjson() {
        assertThat(detected("{\"text\": \"a\"}\n{\"text\": \"b\"}")).isEqualTo(ImportFormat.NDJSON);
        assertThat(detected("\uFEFF{\"text\": \"a\"}")).isEqualTo(ImportFormat.NDJSON);
        assertThat(detected("garbage\n  {\"text\": \"a\"}")).isEqualTo(ImportFormat.NDJSON);
        assertThat(detected("{\"text\": \"cut")).isEqualTo(ImportFormat.NDJSON);
    }

    @Test
    @DisplayName("cannot be told of an empty file or of anything else, and the error says what to do")
    void neither() {
        assertThatThrownBy(() -> detected(""))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("is empty");
        assertThatThrownBy(() -> detected("[{\"text\": 1}]"))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("name it with --format");
        assertThatThrownBy(() -> detected("a,b,c\n1,2,3")).isInstanceOf(TransferException.class);
    }

    @Test
    @DisplayName("is told of a gigabyte of zeros without reading it")
    void sparse() throws IOException {
        Path file = temp.resolve("sparse");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 30);
        }

        try (ImportSource source = ImportSource.of(file)) {
            assertThatThrownBy(() -> ImportFormat.detect(source)).isInstanceOf(TransferException.class);
        }
    }

    @Test
    @DisplayName("has the names of the command line")
    void names() {
        assertThat(ImportFormat.of("ndjson")).isEqualTo(ImportFormat.NDJSON);
        assertThat(ImportFormat.of("recall-set")).isEqualTo(ImportFormat.RECALL_SET);
        assertThatThrownBy(() -> ImportFormat.of("csv"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("format must be one of ndjson, recall-set");
    }

    @Test
    @DisplayName("is asked of files only: folders and missing files are told apart")
    void sources() throws IOException {
        assertThatThrownBy(() -> ImportSource.of(temp))
                .isInstanceOf(TransferException.class)
                .hasMessageEndingWith("it is a folder; name a file in it");
        assertThatThrownBy(() -> ImportSource.of(temp.resolve("none")))
                .isInstanceOf(TransferException.class)
                .hasMessageEndingWith("there is no such file or folder");
        try (ImportSource source = ImportSource.of(Files.writeString(temp.resolve("f"), "xyz"))) {
            assertThat(source.size()).isEqualTo(3);
            assertThat(source.name()).isEqualTo("f");
        }
    }
}
