// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("POST /api/guard")
class GuardRoutesTest {
    private final Served served = Served.start();

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    @DisplayName("tells what was lost and what was added")
    void differences() {
        assertThat(served.post(
                                "/api/guard",
                                "{\"draft\":\"You may take 5 mg at 2:30 pm.\","
                                        + "\"styled\":\"Sorry that it hurts! At 14:30 you may take 5 g.\"}")
                        .expect(200)
                        .json()
                        .toString())
                .isEqualTo("{\"faithful\":false,\"lost\":[{\"kind\":\"number\",\"text\":\"5 mg\"}],"
                        + "\"added\":[{\"kind\":\"number\",\"text\":\"5 g\"}]}");
    }

    @Test
    @DisplayName("says that a faithful rewriting is one, and stores nothing")
    void faithful() {
        assertThat(served.post("/api/guard", "{\"draft\":\"Due on May 5.\",\"styled\":\"It's due on 5 May.\"}")
                        .expect(200)
                        .json()
                        .toString())
                .isEqualTo("{\"faithful\":true,\"lost\":[],\"added\":[]}");
        assertThat(served.stored()).isZero();
    }

    @Test
    @DisplayName("refuses what is missing or too long, by its name")
    void bad() {
        String tooLong = "a".repeat(100_001);

        assertThat(served.post("/api/guard", "{\"styled\":\"a\"}").fieldAndRule(400))
                .startsWith("draft")
                .contains("is required");
        assertThat(served.post("/api/guard", "{\"draft\":\"a\",\"styled\":\"" + tooLong + "\"}")
                        .fieldAndRule(400))
                .startsWith("styled")
                .contains("100000");
        assertThat(served.post("/api/guard", "{\"draft\":1,\"styled\":\"a\"}").fieldAndRule(400))
                .startsWith("draft");
    }
}
