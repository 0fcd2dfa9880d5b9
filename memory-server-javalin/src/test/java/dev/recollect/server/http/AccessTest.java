// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.server.config.Settings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Without API keys")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTest {
    private final Served served = Served.start();

    @AfterAll
    void close() {
        served.close();
    }

    /* PORT stands for the server's own. */
    private String get(String path, String... headers) {
        return served.raw("GET " + path + " HTTP/1.1\r\n"
                + String.join("\r\n", headers).replace("PORT", String.valueOf(served.server.port()))
                + "\r\nConnection: close\r\n\r\n");
    }

    private String post(String body, String... headers) {
        return served.raw("POST /api/memories HTTP/1.1\r\n"
                + String.join("\r\n", headers).replace("PORT", String.valueOf(served.server.port()))
                + "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body);
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.substring(9, 12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:PORT",
                "localhost",
                "LOCALHOST:1",
                "127.0.0.1:PORT",
                "127.0.0.1:65535",
                "[::1]:PORT",
                "[::1]"
            })
    @DisplayName("this machine is named localhost, 127.0.0.1 or [::1], with any port")
    void ownNames(String host) {
        assertThat(status(get("/api/stats", "Host: " + host))).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "localhost.example.com",
                "localhost.",
                "localhost@example.com",
                "127.0.0.1.example.com:80",
                "127.0.0.2",
                "0.0.0.0",
                "127.1",
                "[::]",
                "[::ffff:127.0.0.1]",
                "localhost:port",
                "",
            })
    @DisplayName("a request for another name is refused, as a page from elsewhere could have sent it")
    void otherNames(String host) {
        assertThat(status(get("/api/stats", "Host: " + host))).isIn(400, 401);
    }

    @Test
    @DisplayName("a request without a name, or with two, is refused")
    void oneName() {
        assertThat(status(served.raw("GET /api/stats HTTP/1.0\r\n\r\n"))).isEqualTo(401);
        assertThat(status(get("/api/stats", "Accept: */*"))).isEqualTo(400);
        assertThat(status(get("/api/stats", "Host: localhost", "Host: example.com")))
                .isEqualTo(400);
        assertThat(status(get("http://example.com/api/stats", "Host: localhost")))
                .isIn(400, 401);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin: http://localhost:PORT, 200",
        "Origin: HTTP://LOCALHOST:PORT, 200",
        "Origin: https://localhost:PORT, 401",
        "Origin: http://localhost, 401",
        "Origin: http://localhost:1, 401",
        "Origin: http://127.0.0.1:PORT, 401",
        "Origin: http://example.com, 401",
        "Origin: null, 401",
        "Origin: http://localhost:PORT http://example.com, 401",
        "Forwarded: for=127.0.0.1, 401",
        "X-Forwarded-For: 127.0.0.1, 401",
        "x-forwarded-for:, 401",
        "Authorization: Bearer abc, 401",
        "Authorization: Basic YTpi, 401",
        "X-Anything: else, 200",
    })
    @DisplayName("a request counts as direct only without a foreign page, a proxy or a key")
    void direct(String header, int status) {
        assertThat(status(get("/api/stats", "Host: localhost:PORT", header))).isEqualTo(status);
    }

    @Test
    @DisplayName("one foreign page among two is one too many")
    void everyOrigin() {
        assertThat(status(get(
                        "/api/stats",
                        "Host: localhost:PORT",
                        "Origin: http://localhost:PORT",
                        "Origin: http://example.com")))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, 201",
        "application/json; charset=utf-8, 201",
        "Application/JSON;charset=\"UTF-8\", 201",
        "application/json; charset=iso-8859-1, 415",
        "application/json; charset=utf-8; charset=utf-16, 415",
        "application/x-ndjson, 415",
        "application/merge-patch+json, 415",
        "text/plain, 401",
        "application/x-www-form-urlencoded, 401",
        "multipart/form-data; boundary=application/json, 401",
        "text/plain; application/json, 401",
        "application/jsonp, 401",
        "application/xml, 401",
        "'', 401",
    })
    @DisplayName("a write carries a JSON content type, or a page could send it without being asked")
    void writes(String contentType, int status) {
        String answer = post("{\"text\":\"a\"}", "Host: localhost:PORT", "Content-Type: " + contentType);

        assertThat(status(answer)).isEqualTo(status);
    }

    @Test
    @DisplayName("a write without a content type is refused even where it has no body")
    void writesWithoutType() {
        assertThat(status(post("", "Host: localhost:PORT"))).isEqualTo(401);
    }

    @Test
    @DisplayName("no header turns one method into another")
    void noOverride() {
        String id = served.remember("default", "kept");

        String answer = get("/api/memories/" + id, "Host: localhost:PORT", "X-HTTP-Method-Override: DELETE");

        assertThat(status(answer)).isEqualTo(400);
        assertThat(served.get("/api/memories/" + id).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("a refusal is a problem with a line about keys, and nothing is stored")
    void tellsWhy() {
        long before = served.stored();

        String answer = post("{\"text\":\"a\"}", "Host: example.com", "Content-Type: application/json");

        assertThat(status(answer)).isEqualTo(401);
        assertThat(answer)
                .contains("WWW-Authenticate: Bearer\r\n")
                .contains("Content-Type: application/problem+json\r\n")
                .contains("without an API key the Host must be localhost, 127.0.0.1 or [::1]; ")
                .contains("recollect keys create NAME");
        assertThat(served.stored()).isEqualTo(before);
    }

    @Test
    @DisplayName("health and readiness are told to anyone who can reach the port")
    void health() {
        assertThat(status(get("/health", "Host: example.com"))).isEqualTo(200);
        assertThat(status(get("/ready", "Host: example.com", "X-Forwarded-For: 10.0.0.1")))
                .isEqualTo(200);
        assertThat(status(get("/health/", "Host: example.com"))).isEqualTo(401);
        assertThat(status(get("/health;/api", "Host: example.com"))).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "", " ", "no such host"})
    @DisplayName("the server does not listen where others could reach it")
    void bindsLoopbackOnly(String host) {
        Settings settings = Settings.load(Map.of(), Path.of("/nonexistent"));

        assertThatThrownBy(() -> RecollectServer.start(served.memory, settings, host, 0))
                .hasMessageStartingWith("host must be a loopback address such as 127.0.0.1, but was '" + host + "'");
    }
}
