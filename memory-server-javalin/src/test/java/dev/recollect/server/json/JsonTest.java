// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.recollect.memory.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("JSON is read strictly")
class JsonTest {
    private static InvalidInputException refused(String text) {
        return catchThrowableOfType(InvalidInputException.class, () -> Json.read(text, RecallQueryJson.class));
    }

    private static InvalidInputException refused(byte[] bytes) {
        return catchThrowableOfType(InvalidInputException.class, () -> Json.read(bytes, RecallQueryJson.class));
    }

    @Test
    @DisplayName("names are snake_case, and what is absent or null is not set")
    void readsFields() {
        RecallQueryJson read = Json.read(
                "{\"query\":\"q\",\"top_k\":7,\"min_valence\":-1,\"record\":false,\"user\":null,"
                        + "\"attributes\":{\"a\":\"b\"},\"types\":[\"inference\"],\"weights\":{\"semantic\":0.5}}",
                RecallQueryJson.class);

        assertThat(read.topK()).isEqualTo(7);
        assertThat(read.minValence()).isEqualTo(-1.0);
        assertThat(read.record()).isFalse();
        assertThat(read.user()).isNull();
        assertThat(read.attributes()).isEqualTo(Map.of("a", "b"));
        assertThat(read.types()).isEqualTo(List.of("inference"));
        assertThat(read.weights()).isEqualTo(Map.of("semantic", 0.5));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"query":5}                      | query        | must be a string
            {"query":5.5}                    | query        | must be a string
            {"query":true}                   | query        | must be a string
            {"query":["a"]}                  | query        | must be a string
            {"query":{"a":"b"}}              | query        | must be a string
            {"top_k":"5"}                    | top_k        | must be an integer
            {"top_k":""}                     | top_k        | must be an integer
            {"top_k":1.5}                    | top_k        | must be an integer
            {"top_k":1e0}                    | top_k        | must be an integer
            {"top_k":true}                   | top_k        | must be an integer
            {"top_k":99999999999}            | top_k        | must be an integer of 32 bits, but is larger
            {"min_score":"0.5"}              | min_score    | must be a number from 0 to 1, or relevant
            {"min_score":false}              | min_score    | must be a number from 0 to 1, or relevant
            {"record":1}                     | record       | must be true or false
            {"record":"true"}                | record       | must be true or false
            {"types":"inference"}            | types        | must be an array
            {"types":[5]}                    | types[0]     | must be a string
            {"types":[null]}                 | types[0]     | must not hold null
            {"attributes":{"a":5}}           | attributes.a | must be a string
            {"attributes":{"a":null}}        | attributes.a | must not hold null
            {"attributes":[]}                | attributes   | must be an object
            {"weights":5}                    | weights      | must be an object
            {"weights":"x"}                  | weights      | must be an object
            {"weights":""}                   | weights      | must be an object
            {"weights":{"semantic":"1"}}     | weights.semantic | must be a number
            {"query":"\\u0000"}               | query        | must not hold NUL, but has one at position 0
            {"query":"a\\ud800b"}             | query        | must not hold a lone surrogate, but has one at position 1
            {"attributes":{"\\u0000":"b"}}    | attributes   | must not hold NUL, but has one at position 0
            {"query":"a","query":"b"}        | body         | must not repeat a field, but does at line 1, column 21
            {"query":"a"} x                  | body         | must be one JSON document, but is not at line 1, column 15
            {"query":"a"}{}                  | body         | must be one JSON document, but more follows
            {"query":NaN}                    | body         | must be one JSON document, but is not at line 1, column 13
            {'query':"a"}                    | body         | must be one JSON document, but is not at line 1, column 2
            {"query":                        | body         | must be one JSON document, but is not at line 1, column 10
            []                               | body         | must be an object
            "query"                          | body         | must be an object
            5                                | body         | must be an object
            null                             | body         | must be an object, but was null
            """)
    void refuses(String text, String field, String rule) {
        InvalidInputException refused = refused(text);

        assertThat(refused).as("refusal of %s", text).isNotNull();
        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused.rule()).isEqualTo(rule);
    }

    @Test
    @DisplayName("nothing at all is no document")
    void refusesNothing() {
        assertThat(refused("")).hasMessage("body must be one JSON document, but is empty");
        assertThat(refused(" \n ")).hasMessage("body must be one JSON document, but is empty");
    }

    @Test
    @DisplayName("an unknown field is refused with those that are known")
    void refusesUnknownFields() {
        InvalidInputException refused = refused("{\"qeury\":\"a\"}");

        assertThat(refused.field()).isEqualTo("qeury");
        assertThat(refused.rule())
                .startsWith("is unknown; known are attributes, diversity, explain_ids, from, max_valence");
    }

    @Test
    @DisplayName("a wrong value within an object is named with its path")
    void namesPaths() {
        assertThat(refused("{\"weights\":{\"words\":\"1\"}}")).hasMessage("weights.words must be a number");
    }

    @Test
    @DisplayName("what is nested too deep is refused before it is read")
    void refusesDepth() {
        String arrays = "[".repeat(100_000) + "]".repeat(100_000);

        assertThat(refused("{\"query\":" + arrays + "}")).hasMessage("query must be a string");
        assertThat(refused("{\"attributes\":{\"a\":" + arrays + "}}")).hasMessage("attributes.a must be a string");
        assertThat(refused(arrays)).hasMessage("body must be an object");
    }

    @Test
    @DisplayName("bytes that are not UTF-8 are refused with their place: stray, overlong, surrogates, other encodings")
    void refusesOtherEncodings() {
        byte[] stray = "{\"query\":\"a?\"}".getBytes(StandardCharsets.UTF_8);
        stray[11] = (byte) 0xFF;
        byte[] overlong = "{\"query\":\"??\"}".getBytes(StandardCharsets.UTF_8);
        overlong[10] = (byte) 0xC0;
        overlong[11] = (byte) 0xAF;
        byte[] surrogate = "{\"query\":\"???\"}".getBytes(StandardCharsets.UTF_8);
        surrogate[10] = (byte) 0xED;
        surrogate[11] = (byte) 0xA0;
        surrogate[12] = (byte) 0x80;

        assertThat(refused(stray)).hasMessage("body must be UTF-8, but is not from byte 11 on");
        assertThat(refused(overlong)).hasMessage("body must be UTF-8, but is not from byte 10 on");
        assertThat(refused(surrogate)).hasMessage("body must be UTF-8, but is not from byte 10 on");
        assertThat(refused("{\"query\":\"a\"}".getBytes(StandardCharsets.UTF_16))
                        .field())
                .isEqualTo("body");
    }

    @Test
    @DisplayName("a pair of surrogates is one character and welcome")
    void takesPairs() {
        assertThat(Json.read("{\"query\":\"\\ud83d\\ude00\"}", RecallQueryJson.class)
                        .query())
                .isEqualTo("😀");
    }

    @Test
    @DisplayName("a refusal never repeats content")
    void keepsContentToItself() {
        String secret = "sk-" + "live-1234567890";

        assertThat(refused("{\"query\":" + secret + "}").getMessage()).doesNotContain("1234567890");
        assertThat(refused("{\"top_k\":\"" + secret + "\"}").getMessage()).doesNotContain("1234567890");
        assertThat(refused("{\"query\":\"\\u0000" + secret + "\"}").getMessage())
                .doesNotContain("1234567890");
    }

    @Test
    @DisplayName("absent fields are left out, but a list keeps its nulls")
    void writes() {
        String written = Json.write(
                new BatchResultJson(1, 0, List.of(new BatchResultJson.Rejected(2, "text is required")), idAndNull()));

        assertThat(written)
                .isEqualTo(
                        "{\"accepted\":1,\"duplicate\":0,\"rejected\":[{\"line\":2,\"detail\":\"text is required\"}],"
                                + "\"experience_ids\":[\"exp_1\",null]}");
        assertThat(Json.write(ProblemJson.of("not-found", "Not found", 404, null)))
                .isEqualTo("{\"type\":\"urn:recollect:problem:not-found\",\"title\":\"Not found\",\"status\":404}");
    }

    private static List<@org.jspecify.annotations.Nullable String> idAndNull() {
        List<@org.jspecify.annotations.Nullable String> ids = new java.util.ArrayList<>();
        ids.add("exp_1");
        ids.add(null);
        return ids;
    }
}
