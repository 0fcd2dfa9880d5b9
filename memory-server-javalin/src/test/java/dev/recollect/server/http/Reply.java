// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;

/** What came back. */
record Reply(int status, HttpHeaders headers, String body) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    JsonNode json() {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("JSON expected, but was " + status + " " + body, e);
        }
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    Reply expect(int expected) {
        assertThat(status).as("status of %s", body).isEqualTo(expected);
        return this;
    }

    /** A problem document of a status. */
    JsonNode problem(int expected) {
        expect(expected);
        assertThat(header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode problem = json();
        assertThat(problem.get("status").asInt()).isEqualTo(expected);
        assertThat(problem.get("type").asText()).startsWith("urn:recollect:problem:");
        assertThat(problem.get("title").asText()).isNotBlank();
        return problem;
    }

    /** Field and rule of a problem with one of them, as one line. */
    String fieldAndRule(int expected) {
        JsonNode errors = problem(expected).path("errors");
        assertThat(errors.size()).as("errors of %s", body).isEqualTo(1);
        return errors.get(0).get("field").asText() + " "
                + errors.get(0).get("message").asText();
    }

    static Reply of(int status, String body) {
        return new Reply(status, HttpHeaders.of(Map.<String, List<String>>of(), (name, value) -> true), body);
    }
}
