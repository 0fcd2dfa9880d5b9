// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.InvalidInputException;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Instants are ISO-8601")
class TimesTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "2023-05-08T13:56:00Z, 2023-05-08T13:56:00.000Z",
        "2023-05-08T13:56:00.1239Z, 2023-05-08T13:56:00.123Z",
        "2023-05-08T15:56:00+02:00, 2023-05-08T13:56:00.000Z",
        "2023-05-08T13:56Z, 2023-05-08T13:56:00.000Z",
        "1899-12-31T23:00:00-01:00, 1900-01-01T00:00:00.000Z",
    })
    @DisplayName("any offset comes in, UTC milliseconds go out")
    void normalises(String in, String out) {
        assertThat(Times.format(Times.parse("at", in))).isEqualTo(out);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2023-05-08",
                "2023-05-08T13:56:00",
                "2023-02-30T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z",
                "1683554160000"
            })
    @DisplayName("anything else is refused with an example")
    void refuses(String text) {
        assertThatThrownBy(() -> Times.parse("from", text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("from must be an ISO-8601 instant with an offset, for instance 2023-05-08T13:56:00Z");
    }

    @org.junit.jupiter.api.Test
    @DisplayName("the written form keeps its milliseconds where they are zero")
    void writesMillis() {
        assertThat(Times.format(Instant.EPOCH)).isEqualTo("1970-01-01T00:00:00.000Z");
    }
}
