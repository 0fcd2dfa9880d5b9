// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.Limits;
import dev.recollect.memory.stance.StanceRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("Whatever body is sent, the answer is a problem with field and rule, and nothing is stored")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileBodiesTest {
    private static final int HUGE = 10_000_000;

    private final Served served = Served.start();
    private String before = "";

    /** A route, the field without which it does nothing, and the most characters of that field. */
    private record Route(String path, String field, int maxChars) {}

    private static final List<Route> ROUTES = List.of(
            new Route("/api/memories", "text", Limits.TEXT_CHARS),
            new Route("/api/chat", "message", Limits.QUERY_CHARS),
            new Route("/api/recall", "query", Limits.QUERY_CHARS),
            new Route("/api/affect", "text", Limits.QUERY_CHARS),
            new Route("/api/stances", "question", StanceRequest.QUESTION_CHARS),
            new Route("/api/views", "lens", Limits.NAME_CHARS));

    @BeforeAll
    void fill() {
        served.remember("default", "something that must stay");
    }

    @BeforeEach
    void look() {
        before = served.get("/api/stats").body();
    }

    @AfterEach
    void nothingIsStored() {
        assertThat(served.get("/api/stats").body()).isEqualTo(before);
    }

    @AfterAll
    void close() {
        served.close();
    }

    private static void assertTellsFieldAndRule(Reply reply, int status, String field) {
        assertThat(reply.fieldAndRule(status)).startsWith(field + " ");
        assertThat(reply.body())
                .doesNotContain("at dev.recollect")
                .doesNotContain("Exception")
                .doesNotContain("com.fasterxml");
        assertThat(reply.json().get("detail").asText()).startsWith(field + " ");
    }

    private static String filled(String template, Route route) {
        return template.replace("FIELD", route.field());
    }

    static Stream<Arguments> everywhere() {
        String deep = "[".repeat(50_000) + "]".repeat(50_000);
        return Stream.of(
                        Arguments.of("", "body"),
                        Arguments.of("   ", "body"),
                        Arguments.of("null", "body"),
                        Arguments.of("[]", "body"),
                        Arguments.of("5", "body"),
                        Arguments.of("\"FIELD\"", "body"),
                        Arguments.of("true", "body"),
                        Arguments.of("{", "body"),
                        Arguments.of("{\"FIELD\":\"a\"", "body"),
                        Arguments.of("{\"FIELD\":\"a\"}}", "body"),
                        Arguments.of("{\"FIELD\":\"a\"} {\"FIELD\":\"b\"}", "body"),
                        Arguments.of("{\"FIELD\":\"a\",\"FIELD\":\"b\"}", "body"),
                        Arguments.of("{\"FIELD\":\"a\n\"}", "body"),
                        Arguments.of("{\"FIELD\":'a'}", "body"),
                        Arguments.of("{FIELD:\"a\"}", "body"),
                        Arguments.of("{\"FIELD\":\"a\",}", "body"),
                        Arguments.of("{\"FIELD\":\"a\"}//", "body"),
                        Arguments.of("\uFEFF{\"FIELD\":\"a\"}", "body"),
                        Arguments.of(deep, "body"),
                        Arguments.of("{\"a\":".repeat(50_000), "body"),
                        Arguments.of("{\"FIELD\":\"a\",\"x\":" + deep + "}", "body"),
                        Arguments.of("{\"FIELD\":" + deep + "}", "FIELD"),
                        Arguments.of("{}", "FIELD"),
                        Arguments.of("{\"FIELD\":null}", "FIELD"),
                        Arguments.of("{\"FIELD\":\"\"}", "FIELD"),
                        Arguments.of("{\"FIELD\":\" \\t\\n\"}", "FIELD"),
                        Arguments.of("{\"FIELD\":5}", "FIELD"),
                        Arguments.of("{\"FIELD\":true}", "FIELD"),
                        Arguments.of("{\"FIELD\":{}}", "FIELD"),
                        Arguments.of("{\"FIELD\":[\"a\"]}", "FIELD"),
                        Arguments.of("{\"FIELD\":\"a\\u0000b\"}", "FIELD"),
                        Arguments.of("{\"FIELD\":\"a\\ud83d\"}", "FIELD"),
                        Arguments.of("{\"FIELD\":\"\\ude00a\"}", "FIELD"),
                        Arguments.of("{\"FIELD\":\"a\",\"unknown\":1}", "unknown"),
                        Arguments.of("{\"FIELD\":\"a\",\"\":1}", "\"\""),
                        Arguments.of("{\"FIELD\":\"a\",\"\\u0000\":1}", "\uFFFD"),
                        Arguments.of("{\"FIELD\":\"a\",\"\\ud800\":1}", "body"),
                        Arguments.of("{\"FIELD\":\"a\",\"__proto__\":{}}", "__proto__"),
                        Arguments.of("{\"FIELD\":\"a\",\"@class\":\"java.lang.Runtime\"}", "@class"),
                        Arguments.of("{\"FIELD\":\"a\",\"user\":5}", "user"),
                        Arguments.of("{\"FIELD\":\"a\",\"user\":\"\"}", "user"),
                        Arguments.of("{\"FIELD\":\"a\",\"user\":\" \"}", "user"),
                        Arguments.of("{\"FIELD\":\"a\",\"user\":\"a\\u0007\"}", "user"),
                        Arguments.of("{\"FIELD\":\"a\",\"user\":\"\\ud800\"}", "user"),
                        Arguments.of("{\"FIELD\":\"a\",\"user\":\"" + "u".repeat(201) + "\"}", "user"),
                        Arguments.of("{\"FIELD\":\"a\",\"user\":{\"$ne\":null}}", "user"))
                .flatMap(each -> ROUTES.stream()
                        .map(route -> Arguments.of(
                                route, filled((String) each.get()[0], route), filled((String) each.get()[1], route))));
    }

    @ParameterizedTest(name = "{0} {2}")
    @MethodSource("everywhere")
    @DisplayName("malformed, of the wrong kind, out of bounds: on every route")
    void refusesEverywhere(Route route, String body, String field) {
        assertTellsFieldAndRule(served.post(route.path(), body), 400, field);
    }

    static Stream<Route> routes() {
        return ROUTES.stream();
    }

    @ParameterizedTest
    @MethodSource("routes")
    @DisplayName("bytes that are not UTF-8")
    void refusesOtherBytes(Route route) {
        byte[] latin = filled("{\"FIELD\":\"\u00e9t\u00e9\"}", route).getBytes(StandardCharsets.ISO_8859_1);
        byte[] wide = filled("{\"FIELD\":\"a\"}", route).getBytes(StandardCharsets.UTF_16LE);
        byte[] zeros = new byte[100];

        assertTellsFieldAndRule(served.post(route.path(), latin), 400, "body");
        assertTellsFieldAndRule(served.post(route.path(), wide), 400, "body");
        assertTellsFieldAndRule(served.post(route.path(), zeros), 400, "body");
    }

    @ParameterizedTest
    @MethodSource("routes")
    @DisplayName("texts a character too long")
    void refusesLongTexts(Route route) {
        String body = filled("{\"FIELD\":\"" + "x".repeat(route.maxChars() + 1) + "\"}", route);

        Reply reply = served.post(route.path(), body);

        assertThat(reply.fieldAndRule(400))
                .isEqualTo(route.field() + " must be at most " + route.maxChars() + " characters, but has "
                        + (route.maxChars() + 1));
    }

    @ParameterizedTest
    @MethodSource("routes")
    @DisplayName("bodies of 10 MB, announced or not, and one byte more than allowed")
    void refusesHugeBodies(Route route) {
        String huge = filled("{\"FIELD\":\"" + "x".repeat(HUGE) + "\"}", route);
        String oneMore = filled("{\"FIELD\":\"a\"}", route);
        String padded = oneMore + " ".repeat(4_194_305 - oneMore.length());

        Reply announced = served.post(route.path(), huge);
        Reply chunked = served.post(
                route.path(), "application/json", BodyPublishers.fromPublisher(BodyPublishers.ofString(huge)));

        assertTellsFieldAndRule(announced, 413, "body");
        assertTellsFieldAndRule(chunked, 413, "body");
        assertThat(served.post(route.path(), padded).fieldAndRule(413)).isEqualTo("body must be at most 4194304 bytes");
    }

    @ParameterizedTest
    @MethodSource("routes")
    @DisplayName("content types and encodings of others")
    void refusesOtherTypes(Route route) {
        String body = filled("{\"FIELD\":\"a\"}", route);

        Reply lines = served.post(route.path(), "application/x-ndjson", BodyPublishers.ofString(body));
        Reply zipped = served.send(served.request(route.path())
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString(body))
                .build());

        assertTellsFieldAndRule(lines, 415, "Content-Type");
        assertTellsFieldAndRule(zipped, 415, "Content-Encoding");
    }

    @ParameterizedTest
    @MethodSource("routes")
    @DisplayName("users that differ between body, query and header, and parameters nobody knows")
    void refusesTwoUsers(Route route) {
        String body = filled("{\"FIELD\":\"a\",\"user\":\"ada\"}", route);
        String header = filled("{\"FIELD\":\"a\"}", route);

        assertTellsFieldAndRule(served.post(route.path() + "?user=bob", body), 400, "user");
        assertTellsFieldAndRule(served.post(route.path() + "?user=ada&user=bob", header), 400, "user");
        assertTellsFieldAndRule(served.post(route.path() + "?top_k=5", header), 400, "top_k");
        assertTellsFieldAndRule(served.post(route.path() + "?user=%ff", header), 400, "user");
        Reply two = served.send(served.request(route.path())
                .header("Content-Type", "application/json")
                .header("X-User-Id", "bob")
                .POST(BodyPublishers.ofString(body))
                .build());
        assertTellsFieldAndRule(two, 400, "user");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            affect   | "before":" "                                | before
            affect   | "before":5                                  | before
            affect   | "before":"\\ud800"                          | before
            recall   | "top_k":0                                   | top_k
            recall   | "top_k":-1                                  | top_k
            recall   | "top_k":201                                 | top_k
            recall   | "top_k":2147483648                          | top_k
            recall   | "top_k":99999999999999999999999999          | top_k
            recall   | "top_k":1e3                                 | top_k
            recall   | "top_k":"5"                                 | top_k
            recall   | "profile":"other"                           | profile
            recall   | "profile":""                                | profile
            recall   | "profile":"\\ud800"                          | profile
            recall   | "profile":"default","weights":{"semantic":1} | weights.semantic
            recall   | "profile":"classic","weights":{"words":1}   | weights.words
            recall   | "profile":"custom"                          | profile
            recall   | "profile":"custom","weights":{"words":1}    | profile
            recall   | "weights":{}  ,"profile":5                  | profile
            recall   | "weights":{}                                | weights
            recall   | "weights":{"luck":1}                        | weights.luck
            recall   | "weights":{"":1}                            | weights.
            recall   | "weights":{"words":-1}                      | weights.words
            recall   | "weights":{"words":1001}                    | weights.words
            recall   | "weights":{"words":1e400}                   | weights.words
            recall   | "weights":{"words":"1"}                     | weights.words
            recall   | "weights":{"words":NaN}                     | body
            recall   | "weights":{"words":null}                    | weights.words
            recall   | "weights":{"words":0}                       | weights
            recall   | "weights":{"words":0,"meaning":0}           | weights
            recall   | "weights":{"words":1,"semantic":1}          | weights.semantic
            recall   | "weights":{"semantic":-1}                   | semantic_weight
            recall   | "weights":{"semantic":1e400}                | semantic_weight
            recall   | "weights":{"semantic":0,"recency":0}        | weights
            recall   | "weights":[1,2]                             | weights
            recall   | "types":[]                                  | types
            recall   | "methods":[]                                | methods
            recall   | "attributes":{}                             | attributes
            recall   | "attributes":{"":"x"}                       | attributes
            recall   | "attributes":{" ":"x"}                      | attributes
            recall   | "types":[""]                                | types
            recall   | "types":"inference"                         | types
            recall   | "types":["x"]                               | types
            recall   | "types":[null]                              | types[0]
            recall   | "methods":["x"]                             | methods
            recall   | "methods":[5]                               | methods[0]
            recall   | "session_id":""                             | session_id
            recall   | "session_id":5                              | session_id
            recall   | "from":"2023"                               | from
            recall   | "from":1683554160000                        | from
            recall   | "from":"-999999999-01-01T00:00:00Z"         | from
            recall   | "to":"+999999999-12-31T23:59:59Z"           | to
            recall   | "from":"2024-01-01T00:00:00Z","to":"2023-01-01T00:00:00Z" | to
            recall   | "min_valence":-1.1                          | min_valence
            recall   | "max_valence":1e300                         | max_valence
            recall   | "min_valence":0.5,"max_valence":0.4         | min_valence
            recall   | "min_confidence":1.5                        | min_confidence
            recall   | "attributes":{"a":1}                        | attributes.a
            recall   | "attributes":{"a":{"b":"c"}}                | attributes.a
            recall   | "attributes":"a"                            | attributes
            recall   | "from":"2024-01-01T00:00:00Z","to":"2024-01-01T00:00:00Z" | to
            recall   | "min_confidence":-0.1                       | min_confidence
            recall   | "min_score":-0.1                            | min_score
            recall   | "min_score":"0.5"                           | min_score
            recall   | "min_score":"Relevant"                      | min_score
            recall   | "min_score":""                              | min_score
            recall   | "min_score":true                            | min_score
            recall   | "min_score":["relevant"]                    | min_score
            recall   | "min_score":{"relevant":1}                  | min_score
            recall   | "min_score":1e400                           | min_score
            recall   | "diversity":-0.1                            | diversity
            recall   | "diversity":1.1                             | diversity
            recall   | "diversity":"0.5"                           | diversity
            recall   | "explain_ids":["5"]                         | explain_ids
            recall   | "explain_ids":[5]                           | explain_ids[0]
            recall   | "explain_ids":[null]                        | explain_ids[0]
            recall   | "explain_ids":"exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C" | explain_ids
            recall   | "min_score":1.1                             | min_score
            recall   | "token_budget":0                            | token_budget
            recall   | "token_budget":-5                           | token_budget
            recall   | "record":"yes"                              | record
            chat     | "top_k":0                                   | top_k
            chat     | "top_k":201                                 | top_k
            chat     | "mode":"Preface"                            | mode
            chat     | "mode":""                                   | mode
            chat     | "mode":"x"                                  | mode
            chat     | "stream":"false"                            | stream
            chat     | "stream":1                                  | stream
            chat     | "retrieve_memories":"yes"                   | retrieve_memories
            chat     | "session_id":" "                            | session_id
            chat     | "session_id":"a\\u0000"                      | session_id
            memories | "prompt":"a"                                | text
            memories | "response":"a"                              | text
            memories | "speaker":""                                | speaker
            memories | "speaker":"a\\nb"                            | speaker
            memories | "session_id":""                             | session_id
            memories | "occurred_at":"1899-12-31T23:59:59Z"        | occurred_at
            memories | "occurred_at":"0001-01-01T00:00:00Z"        | occurred_at
            memories | "occurred_at":"2024-05-02T12:00:01Z"        | occurred_at
            memories | "occurred_at":"9999-12-31T23:59:59Z"        | occurred_at
            memories | "occurred_at":"+99999-01-01T00:00:00Z"      | occurred_at
            memories | "occurred_at":"yesterday"                   | occurred_at
            memories | "occurred_at":"2023-05-08T13:56:00"         | occurred_at
            memories | "occurred_at":0                             | occurred_at
            memories | "type":"x"                                  | type
            memories | "type":"Occurrence"                         | type
            memories | "parents":["exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C"] | parents
            memories | "parents":["x"]                             | parents
            memories | "parents":"x"                               | parents
            memories | "parents":[5]                               | parents[0]
            memories | "idempotency_key":""                        | idempotency_key
            memories | "idempotency_key":5                         | idempotency_key
            memories | "attributes":{"a":5}                        | attributes.a
            memories | "attributes":{"a":null}                     | attributes.a
            memories | "attributes":{"":"a"}                       | attributes
            memories | "attributes":{"a":"\\u0000"}                 | attributes.a
            memories | "attributes":["a"]                          | attributes
            """)
    @DisplayName("the other fields of each route")
    void refusesOthers(String name, String fields, String field) {
        Route route = ROUTES.stream()
                .filter(each -> each.path().endsWith("/" + name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow();

        Reply reply = served.post(route.path(), filled("{\"FIELD\":\"a\"," + fields + "}", route));

        assertTellsFieldAndRule(reply, 400, field);
    }

    static Stream<Arguments> largeParts() {
        String attributes = Stream.iterate(0, i -> i + 1)
                .limit(65)
                .map(i -> "\"k" + i + "\":\"v\"")
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        String parents = Stream.iterate(0, i -> i + 1)
                .limit(201)
                .map(i -> String.format(Locale.ROOT, "\"exp_01J8ZQ4T5N6V7W8X9Y0Z%06d\"", i))
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
        return Stream.of(
                Arguments.of("\"attributes\":{" + attributes + "}", "attributes"),
                Arguments.of("\"attributes\":{\"" + "k".repeat(101) + "\":\"v\"}", "attributes"),
                Arguments.of("\"attributes\":{\"k\":\"" + "v".repeat(2_001) + "\"}", "attributes.k"),
                Arguments.of("\"type\":\"observation\",\"parents\":[" + parents + "]", "parents"),
                Arguments.of("\"idempotency_key\":\"" + "k".repeat(501) + "\"", "idempotency_key"),
                Arguments.of("\"speaker\":\"" + "s".repeat(201) + "\"", "speaker"),
                Arguments.of("\"session_id\":\"" + "s".repeat(201) + "\"", "session_id"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("largeParts")
    @DisplayName("parts that are too many or too long")
    void refusesLargeParts(String fields, String field) {
        assertTellsFieldAndRule(served.post("/api/memories", "{\"text\":\"a\"," + fields + "}"), 400, field);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"prompt\":\"a\"}', response",
        "'{\"response\":\"a\"}', prompt",
        "'{\"prompt\":\"\",\"response\":\"\"}', prompt"
    })
    @DisplayName("half an exchange")
    void refusesHalves(String body, String field) {
        assertTellsFieldAndRule(served.post("/api/memories", body), 400, field);
    }
}
