// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("GET /api/affect/trajectory")
class TrajectoryRoutesTest {
    private final Served served = Served.with()
            .memory(builder -> builder.detector(new GriefDetector()))
            .start();

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    @DisplayName("tells the mean of each bucket, earliest first")
    void points() {
        served.batch(
                "{\"user\":\"ada\",\"session_id\":\"1\",\"occurred_at\":\"2024-01-01T09:00:00Z\",\"text\":\"I hate it\"}",
                "{\"user\":\"ada\",\"session_id\":\"1\",\"occurred_at\":\"2024-01-01T09:01:00Z\",\"text\":\"a table\"}",
                "{\"user\":\"ada\",\"session_id\":\"2\",\"occurred_at\":\"2024-01-02T09:00:00Z\",\"text\":\"a chair\"}");

        String sessions =
                served.get("/api/affect/trajectory?user=ada").expect(200).json().toString();
        String days = served.get("/api/affect/trajectory?user=ada&bucket=day&limit=1")
                .expect(200)
                .json()
                .toString();

        assertThat(sessions)
                .isEqualTo("{\"bucket\":\"session\",\"points\":["
                        + "{\"at\":\"2024-01-01T09:00:00.000Z\",\"session_id\":\"1\",\"valence\":-0.35,"
                        + "\"arousal\":0.55,\"dominance\":-0.15,\"count\":2},"
                        + "{\"at\":\"2024-01-02T09:00:00.000Z\",\"session_id\":\"2\",\"valence\":0.0,"
                        + "\"arousal\":0.5,\"dominance\":0.0,\"count\":1}],\"truncated\":false}");
        assertThat(days)
                .isEqualTo("{\"bucket\":\"day\",\"points\":[{\"at\":\"2024-01-02T00:00:00.000Z\",\"valence\":0.0,"
                        + "\"arousal\":0.5,\"dominance\":0.0,\"count\":1}],\"truncated\":true}");
        assertThat(served.get("/api/affect/trajectory?user=bob")
                        .expect(200)
                        .json()
                        .get("points"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bucket=week, bucket",
        "bucket=, bucket",
        "limit=0, limit",
        "limit=1001, limit",
        "limit=x, limit",
        "from=yesterday, from",
        "from=2024-01-02T00:00:00Z&to=2024-01-01T00:00:00Z, to",
        "session_id=, session_id",
        "session_id=a&session_id=b, session_id",
        "smooth=3, smooth"
    })
    @DisplayName("refuses what breaks a rule, by its name")
    void bad(String query, String field) {
        assertThat(served.get("/api/affect/trajectory?" + query).fieldAndRule(400))
                .startsWith(field + " ");
    }
}
