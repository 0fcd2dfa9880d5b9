// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Percent-encoding")
class PercentTest {
    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "a%20b, a b",
        "%C3%A9, é",
        "%c3%a9, é",
        "%F0%9F%98%80, 😀",
        "😀%20é, 😀 é",
        "é, é",
        "a%2Fb%25, a/b%",
        "a+b, a+b",
        "%EF%BF%BD, \uFFFD"
    })
    @DisplayName("is decoded as UTF-8, and what needed none is kept")
    void decodes(String raw, String text) {
        assertThat(Percent.decode("field", raw)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "%4",
                "%zz",
                "a%4g",
                "%ff",
                "%C0%AF",
                "%ED%A0%80",
                "%C3",
                "%\u0664\u0661",
                "\uFFFD",
                "\ud800"
            })
    @DisplayName("that is none is refused, never repaired")
    void refuses(String raw) {
        assertThatThrownBy(() -> Percent.decode("field", raw))
                .hasMessage("field must be percent-encoded UTF-8, but is not");
    }

    @Test
    @DisplayName("is not needed for what stands in an address as UTF-8")
    void rawAddresses() {
        try (Served served = Served.start()) {
            String id = served.remember("é😀", "text");

            String answer = served.raw(
                    ("GET /api/memories/" + id + "?user=é😀 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));

            assertThat(answer).startsWith("HTTP/1.1 200 ").contains("\"user\":\"é😀\"");
        }
    }
}
