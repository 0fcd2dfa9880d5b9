// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The output")
class OutputTest {
    private static final class Failing extends OutputStream {
        private final String reason;
        private int attempts;

        Failing(String reason) {
            this.reason = reason;
        }

        @Override
        public void write(int b) throws IOException {
            attempts++;
            throw new IOException(reason);
        }
    }

    @Test
    @DisplayName("is UTF-8 with a line feed after each line")
    void utf8() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Output out = new Output(bytes);

        out.line("äöü 😀");
        out.part("a");
        out.json(java.util.Map.of("k", "v"));

        assertThat(out.fault()).isEmpty();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("äöü 😀\na{\"k\":\"v\"}\n");
    }

    @Test
    @DisplayName("is dropped in silence once its reader is gone")
    void readerGone() {
        Failing pipe = new Failing("Broken pipe");
        Output out = new Output(pipe);
        out.line("one");
        out.flush();

        out.line("two");
        out.flush();

        assertThat(out.abandoned()).isTrue();
        assertThat(out.fault()).isEmpty();
        assertThat(pipe.attempts).isEqualTo(1);
    }

    @Test
    @DisplayName("keeps any other fault")
    void full() {
        Output out = new Output(new Failing("No space left on device"));

        out.line("one");

        assertThat(out.fault()).hasValueSatisfying(fault -> assertThat(fault).hasMessage("No space left on device"));
    }
}
