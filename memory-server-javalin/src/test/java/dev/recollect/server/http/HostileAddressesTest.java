// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Whatever address or header is sent, the answer is a problem, and nothing changes")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileAddressesTest {
    private final Served served = Served.start();
    private String before = "";

    @BeforeAll
    void fill() {
        served.remember("default", "something that must stay");
    }

    @BeforeEach
    void look() {
        before = served.get("/api/stats").body();
    }

    @AfterEach
    void nothingChanged() {
        assertThat(served.get("/api/stats").body()).isEqualTo(before);
    }

    @AfterAll
    void close() {
        served.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            limit=0                                 | limit
            limit=-1                                | limit
            limit=201                               | limit
            limit=999999999                         | limit
            limit=99999999999                       | limit
            limit=abc                               | limit
            limit=1.5                               | limit
            limit=+5                                | limit
            limit=%D9%A5                            | limit
            limit=                                  | limit
            limit                                   | limit
            limit=5&limit=5                         | limit
            limit=5%00                              | limit
            cursor=                                 | cursor
            cursor=x                                | cursor
            cursor=MTox                             | cursor
            cursor=!!!                              | cursor
            cursor=MTo5OTk5OTk5OTk5OTk5OTk5OTk5OmV4cF8wMUo4WlE0VDVONlY3VzhYOVkwWjFBMkIzQw | cursor
            type=x                                  | type
            type=                                   | type
            type=occurrence&type=inference          | type
            methods=x                               | methods
            methods=capture,                        | methods
            session_id=                             | session_id
            session_id=a%0Ab                        | session_id
            from=2023                               | from
            from=2023-01-01T00:00:00+01:00          | from
            to=-0001-01-01T00:00:00Z                | to
            to=%2B999999999-01-01T00:00:00Z         | to
            from=2024-01-01T00:00:00Z&to=2023-01-01T00:00:00Z | to
            min_valence=2                           | min_valence
            min_valence=NaN                         | min_valence
            min_valence=0x1                         | min_valence
            max_valence=-1.5                        | max_valence
            max_valence=1e0                         | max_valence
            min_valence=1&max_valence=0             | min_valence
            q=                                      | q
            q=%20                                   | q
            q=a%00                                  | q
            q=a&cursor=MToxOmV4cF8wMUo4WlE0VDVONlY3VzhYOVkwWjFBMkIzQw | cursor
            q=%ff                                   | q
            q=%C0%AF                                | q
            q=%ED%A0%80                             | q
            unknown=1                               | unknown
            Limit=5                                 | Limit
            =5                                      |
            user=                                   | user
            user=%20                                | user
            user=a%07                               | user
            user=ada&user=bob                       | user
            """)
    @DisplayName("parameters of the listing")
    void refusesParameters(String query, @org.jspecify.annotations.Nullable String field) {
        String answer =
                served.raw("GET /api/memories?" + query + " HTTP/1.1", "Host: localhost", "Connection: close", "", "");

        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(answer).contains("\"errors\":[{\"field\":\"" + (field == null ? "" : field) + "\",\"message\":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%zz", "q=%", "q=%2", "limit=%u0035", "q=\u00e9"})
    @DisplayName("addresses that are no addresses")
    void refusesMalformedAddresses(String query) {
        String answer =
                served.raw("GET /api/memories?" + query + " HTTP/1.1", "Host: localhost", "Connection: close", "", "");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "exp_",
                "exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3",
                "exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3CC",
                "exp_01j8zq4t5n6v7w8x9y0z1a2b3c",
                "exp_81J8ZQ4T5N6V7W8X9Y0Z1A2B3C",
                "exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C%20",
                "exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C%0A",
                "%F0%9F%98%80",
                "-1",
                "..%2F..%2Fetc%2Fpasswd",
                "'%20OR%201=1--"
            })
    @DisplayName("ids that are no ids")
    void refusesIds(String id) {
        for (String method : new String[] {"GET", "DELETE", "HEAD"}) {
            String answer = served.raw(
                    method + " /api/memories/" + id + " HTTP/1.1", "Host: localhost", "Connection: close", "", "");

            assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain("at dev.recollect");
            assertThat(answer.contains("\"field\":\"experience_id\"")).isEqualTo(!method.equals("HEAD"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%00",
                "a%0Ab",
                "%20",
                "%C0%AF",
                "%ff",
                "%ED%A0%80",
                "a?user=b",
                "a?reason=",
                "a?reason=A%20B",
                "a?x=1"
            })
    @DisplayName("users and reasons that are none")
    void refusesUsers(String user) {
        String answer =
                served.raw("DELETE /api/users/" + user + " HTTP/1.1", "Host: localhost", "Connection: close", "", "");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("application/problem+json");
    }

    @Test
    @DisplayName("a user's name that is too long")
    void refusesLongUsers() {
        assertThat(served.delete("/api/users/" + "u".repeat(201)).fieldAndRule(400))
                .isEqualTo("user must be at most 200 characters, but has 201");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/stats", "/health", "/ready", "/api/memories/exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C"})
    @DisplayName("parameters and bodies where none belong")
    void refusesExtras(String path) {
        assertThat(served.get(path + "?x=1").fieldAndRule(400)).isEqualTo("x is unknown; known are user");
        Reply body = served.send(served.request(path)
                .header("Content-Type", "application/json")
                .method("GET", BodyPublishers.ofString("{}"))
                .build());
        assertThat(body.fieldAndRule(400)).isEqualTo("body must be empty for this method");
        Reply huge = served.send(served.request(path)
                .header("Content-Type", "application/json")
                .method("GET", BodyPublishers.ofByteArray(new byte[10_000_000]))
                .build());
        assertThat(huge.fieldAndRule(400)).isEqualTo("body must be empty for this method");
    }

    @Test
    @DisplayName("a body with a request to erase")
    void refusesBodiesOfDelete() {
        String id = served.get("/api/memories")
                .json()
                .get("items")
                .get(0)
                .get("experience_id")
                .asText();

        Reply reply = served.send(served.request("/api/memories/" + id)
                .header("Content-Type", "application/json")
                .method("DELETE", BodyPublishers.ofString("{}"))
                .build());

        assertThat(reply.fieldAndRule(400)).isEqualTo("body must be empty for this method");
    }

    @Test
    @DisplayName("a name in the header that is not ASCII, empty, or repeated with another value")
    void refusesHeaders() {
        assertThat(served.raw(
                        "GET /api/stats HTTP/1.1", "Host: localhost", "Connection: close", "X-User-Id: \u00e9", "", ""))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"field\":\"X-User-Id\"");
        assertThat(served.raw("GET /api/stats HTTP/1.1", "Host: localhost", "Connection: close", "X-User-Id:", "", ""))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"field\":\"user\"");
        assertThat(served.raw(
                        "GET /api/stats HTTP/1.1",
                        "Host: localhost",
                        "Connection: close",
                        "X-User-Id: a",
                        "X-User-Id: b",
                        "",
                        ""))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"field\":\"user\"");
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            GET /api/%zz HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n                                    | 400
            GET /api/memories/%u0041 HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n | 400
            GET /api/memories/%00 HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n | 400
            GET /api/%ff HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n             | 400
            GET /../../etc/passwd HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n    | 400
            GET api/stats HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n                                   | 400
            GET /api/stats HTTP/1.1 x\\r\\nHost: localhost\\r\\n\\r\\n                                 | 400
            GET /api/stats HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: Upgrade, close\\r\\nUpgrade: websocket\\r\\nSec-WebSocket-Version: 13\\r\\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\\r\\n\\r\\n | 404
            nonsense\\r\\n\\r\\n                                                                      | 400
            GET /api/stats HTTP/9.9\\r\\nHost: localhost\\r\\n\\r\\n                                  | 505
            G\\u0000T /api/stats HTTP/1.1\\r\\nHost: localhost\\r\\n\\r\\n                            | 400
            GET /api/stats HTTP/1.1\\r\\nHost: localhost\\r\\nBad Header: x\\r\\n\\r\\n               | 400
            GET /api/stats HTTP/1.1\\r\\nHost: localhost\\r\\nX: a\\u0000b\\r\\n\\r\\n                | 400
            POST /api/chat HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Type: application/json\\r\\nContent-Length: -1\\r\\n\\r\\n | 400
            POST /api/chat HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Type: application/json\\r\\nContent-Length: 2\\r\\nContent-Length: 3\\r\\n\\r\\n{} | 400
            POST /api/chat HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Type: application/json\\r\\nContent-Length: 2\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n{} | 400
            POST /api/chat HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Type: application/json\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nxyz\\r\\n | 400
            POST /api/memories/batch HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Type: application/x-ndjson\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nxyz\\r\\n | 400
            """)
    @DisplayName("requests that are no HTTP are answered with a problem too")
    void refusesNoHttp(String request, int status) {
        String answer =
                served.raw(request.replace("\\r", "\r").replace("\\n", "\n").replace("\\u0000", "\0"));

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer)
                .contains("application/problem+json")
                .contains("X-Content-Type-Options: nosniff")
                .contains("\"status\":" + status)
                .doesNotContain("at dev.recollect")
                .doesNotContain("<html");
    }

    @Test
    @DisplayName("addresses and headers that are too large")
    void refusesLargeHeaders() {
        String answer = served.raw(
                "GET /api/memories?q=" + "a".repeat(20_000) + " HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                "",
                "");
        String header = served.raw(
                "GET /api/stats HTTP/1.1", "Host: localhost", "X: " + "a".repeat(20_000), "Connection: close", "", "");

        assertThat(answer).startsWith("HTTP/1.1 414 ").contains("urn:recollect:problem:uri-too-long");
        assertThat(header).startsWith("HTTP/1.1 431 ").contains("urn:recollect:problem:headers-too-large");
    }
}
