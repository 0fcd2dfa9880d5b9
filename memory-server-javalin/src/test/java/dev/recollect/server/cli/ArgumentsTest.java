// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Arguments")
class ArgumentsTest {
    private static byte[] bytes(String commandLine) {
        return commandLine.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("are the last ones of the process's command line, as UTF-8")
    void fromBytes() {
        assertThat(Arguments.of(bytes("java\0-cp\0x\0Main\0remember\0äöü\0\0"), 3))
                .containsExactly("remember", "äöü", "");
    }

    @Test
    @DisplayName("are refused where they are no UTF-8, or not all there")
    void noUtf8() {
        assertThatThrownBy(() -> Arguments.of(new byte[] {'a', 0, (byte) 0xC3, (byte) 0x28, 0}, 1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("argument must be UTF-8, but is not");
        assertThatThrownBy(() -> Arguments.of(bytes("a\0"), 2)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    @DisplayName("are left alone where nothing was lost")
    void asTheyAre() {
        assertThat(Arguments.of(new String[] {"remember", "äöü"})).containsExactly("remember", "äöü");
    }

    @Test
    @DisplayName("name ages in hours, days and weeks")
    void ages() {
        assertThat(Age.parse("--older-than", "12h")).isEqualTo(Duration.ofHours(12));
        assertThat(Age.parse("--older-than", "90d")).isEqualTo(Duration.ofDays(90));
        assertThat(Age.parse("--older-than", "8w")).isEqualTo(Duration.ofDays(56));
        assertThatThrownBy(() -> Age.parse("--older-than", "1 year"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "--older-than must be a number of hours, days or weeks like 12h, 90d or 8w, but was '1 year'");
    }
}
