// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The reader of lines")
class LineReaderTest {
    private static List<String> read(InputStream in, int mostBytes) throws IOException {
        LineReader reader = new LineReader(in, mostBytes);
        List<String> lines = new ArrayList<>();
        for (Optional<LineReader.Line> line = reader.next(); line.isPresent(); line = reader.next()) {
            String text = new String(line.get().bytes(), StandardCharsets.UTF_8);
            lines.add(line.get().number() + "@" + line.get().offset() + ":" + text
                    + (line.get().tooLong() ? "…" : ""));
        }
        return lines;
    }

    private static List<String> read(String content, int mostBytes) throws IOException {
        return read(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), mostBytes);
    }

    @Test
    @DisplayName("ends lines at LF, CRLF and the end of the file")
    void ends() throws IOException {
        assertThat(read("one\ntwo\r\n\nfour", 10)).containsExactly("1@4:one", "2@9:two", "3@10:", "4@14:four");
        assertThat(read("one\n", 10)).containsExactly("1@4:one");
        assertThat(read("", 10)).isEmpty();
    }

    @Test
    @DisplayName("cuts a line that is too long, says so, and goes on with the next")
    void tooLong() throws IOException {
        assertThat(read("12345\n123456\n1", 5)).containsExactly("1@6:12345", "2@13:12345…", "3@14:1");
    }

    @Test
    @DisplayName("passes over a gigabyte without a line end in little memory")
    void endless() throws IOException {
        InputStream zeros = new InputStream() {
            private long left = 1L << 30;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                int part = (int) Math.min(length, left);
                left -= part;
                return part == 0 ? -1 : part;
            }
        };

        LineReader reader = new LineReader(zeros, 1000);
        LineReader.Line line = reader.next().orElseThrow();

        assertThat(line.tooLong()).isTrue();
        assertThat(line.bytes()).hasSize(1000);
        assertThat(line.offset()).isEqualTo(1L << 30);
        assertThat(reader.next()).isEmpty();
    }

    @Test
    @DisplayName("reads streams that give one byte at a time")
    void slow() throws IOException {
        InputStream slow = new ByteArrayInputStream("ab\r\ncd".getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] bytes, int from, int length) {
                return super.read(bytes, from, Math.min(1, length));
            }
        };

        assertThat(read(slow, 10)).containsExactly("1@4:ab", "2@6:cd");
    }
}
