// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The web page is served")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageRoutesTest {
    private static final Path SOURCES = Path.of("src/main/resources/dev/recollect/server/page");
    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"(/[^\"]*)\"|from \"\\./([^\"]+)\"");
    private static final Pattern ELSEWHERE = Pattern.compile("(https?:)?//[a-z0-9.-]+\\.[a-z]{2,}|@import|url\\(");

    private final Served served = Served.start();

    @AfterAll
    void close() {
        served.close();
    }

    static List<String> names() {
        return PageFile.OWN;
    }

    private static String source(String name) {
        try {
            return Files.readString(SOURCES.resolve(name));
        } catch (IOException e) {
            throw new AssertionError("a file of the page expected", e);
        }
    }

    @Test
    @DisplayName("at / as the document, with a policy that lets in nothing but what this server sends")
    void document() {
        Reply reply = served.get("/").expect(200);

        assertThat(reply.body()).isEqualTo(source("index.html")).startsWith("<!doctype html>");
        assertThat(reply.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(reply.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                        + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(reply.headers().allValues("Cache-Control")).containsExactly("no-cache");
    }

    @ParameterizedTest
    @CsvSource({"page.css, text/css;charset=utf-8", "main.js, text/javascript;charset=utf-8", "icon.svg, image/svg+xml"
    })
    @DisplayName("with its files beside it, each as what it is")
    void files(String name, String mediaType) {
        Reply reply = served.get("/page/" + name).expect(200);

        assertThat(reply.body()).isEqualTo(source(name));
        assertThat(reply.header("Content-Type")).isEqualTo(mediaType);
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @ParameterizedTest
    @CsvSource({"uPlot.esm.js, text/javascript;charset=utf-8, uPlot", "uPlot.min.css, text/css;charset=utf-8, .uplot"})
    @DisplayName("with the library that draws its curves")
    void library(String name, String mediaType, String part) {
        Reply reply = served.get("/page/" + name).expect(200);

        assertThat(reply.body()).contains(part);
        assertThat(reply.header("Content-Type")).isEqualTo(mediaType);
    }

    @Test
    @DisplayName("whole: what is listed is there, what is there is listed, and what a file asks for is served")
    void whole() throws IOException {
        try (Stream<Path> there = Files.list(SOURCES)) {
            assertThat(there.map(file -> file.getFileName().toString()).sorted().toList())
                    .isEqualTo(PageFile.OWN.stream().sorted().toList());
        }
        for (String name : PageFile.OWN) {
            REFERENCE
                    .matcher(source(name))
                    .results()
                    .forEach(asked -> served.get(asked.group(1) == null ? "/page/" + asked.group(2) : asked.group(1))
                            .expect(200));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "W/%s", "\"other\", %s", "*"})
    @DisplayName("only where the browser has not got it yet")
    void notModified(String known) {
        String etag = served.get("/page/page.css").header("ETag");

        Reply again = served.send(served.request("/page/page.css")
                .header("If-None-Match", String.format(known, etag))
                .build());
        Reply other = served.send(served.request("/page/page.css")
                .header("If-None-Match", "\"other\"")
                .build());

        assertThat(etag).matches("\"[0-9a-f]{64}\"");
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).isEqualTo(etag);
        assertThat(again.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(other.status()).isEqualTo(200);
    }

    @Test
    @DisplayName("to HEAD without its bytes, and to no method that writes")
    void methods() {
        Reply head = served.send(
                served.request("/").method("HEAD", BodyPublishers.noBody()).build());
        Reply post = served.post("/", "{}");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("ETag")).isEqualTo(served.get("/").header("ETag"));
        post.problem(405);
        assertThat(post.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
        served.delete("/page/page.css").problem(405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/page/nothing.js",
                "/page/",
                "/page",
                "/page/..%2Fpage%2Fpage.css",
                "/page/%2E%2E%2Findex.html",
                "/page/PAGE.CSS",
                "/index.html",
                "/favicon.ico",
                "/dev/recollect/server/page/page.css"
            })
    @DisplayName("under its own addresses and no other")
    void otherAddresses(String address) {
        assertThat(served.get(address).status()).isIn(400, 404);
    }

    @Test
    @DisplayName("to this machine only, under its own name")
    void access() {
        String port = String.valueOf(served.server.port());

        String other = served.raw("GET / HTTP/1.1", "Host: example.com:" + port, "Connection: close", "", "");
        String foreign = served.raw(
                "GET /page/main.js HTTP/1.1",
                "Host: localhost:" + port,
                "Origin: http://example.com",
                "Connection: close",
                "",
                "");
        String proxied = served.raw(
                "GET / HTTP/1.1", "Host: localhost:" + port, "X-Forwarded-For: 10.0.0.1", "Connection: close", "", "");

        assertThat(List.of(other, foreign, proxied))
                .allSatisfy(answer -> assertThat(answer).startsWith("HTTP/1.1 401 "));
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName("without markup made from texts, without code in the document, and without other hosts")
    void plain(String name) {
        String source = source(name).replace("http://www.w3.org/2000/svg", "");

        assertThat(source)
                .doesNotContainPattern("(?i)innerHTML|outerHTML|insertAdjacentHTML|document\\.write|DOMParser|srcdoc")
                .doesNotContainPattern("(?i)\\beval\\b|new Function|setHTML|createContextualFragment|javascript:")
                .doesNotContainPattern(ELSEWHERE);
        if (name.endsWith(".html")) {
            assertThat(source).doesNotContainPattern("(?i)<script(?![^>]* src=)|<style|\\son[a-z]+=|\\sstyle=");
        }
    }
}
