// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.recollect.memory.chat.ChatException;
import dev.recollect.memory.tck.ChatReply;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What fails")
class FailuresTest {
    private static ChatException failure(OpenAiChatModel model) {
        ChatException failure = catchThrowableOfType(ChatException.class, () -> model.chat(Asking.REQUEST));
        assertThat(failure).isNotNull();
        return failure;
    }

    private static ChatException failure(ChatReply reply) {
        try (Asking asking = new Asking()) {
            asking.server.always(reply);
            return failure(asking.model());
        }
    }

    /* A provider that repeats what it was sent, as some do. */
    private static String error(String code) {
        return "{\"error\":{\"message\":\"not with " + Asking.KEY + ": " + Asking.SAID + "\",\"type\":\"t\",\"code\":\""
                + code + "\",\"param\":\"" + code + "\"}}";
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            400 | other                   | false | refused the request (400): check LLM_MODEL, LLM_TEMPERATURE and LLM_MAX_TOKENS
            400 | context_length_exceeded | false | refused the request (400): the prompt is longer than the model takes: lower CONTEXT_TOKEN_BUDGET, top_k or LLM_MAX_TOKENS
            400 | content_filter          | false | refused the request (400): the provider's content filter stopped it: say it otherwise
            400 | temperature             | false | refused the request (400): the model does not take this LLM_TEMPERATURE: set it to 1
            422 | other                   | false | refused the request (422): check LLM_MODEL, LLM_TEMPERATURE and LLM_MAX_TOKENS
            401 | invalid_api_key         | false | does not accept the API key (401): check OPENAI_API_KEY
            402 | other                   | false | has no credit left for this account (402): check its billing
            403 | other                   | false | does not let this API key use the model test-model (403): check OPENAI_API_KEY and LLM_MODEL
            404 | model_not_found         | false | has no model test-model, or nothing at this address (404): check LLM_MODEL and LLM_BASE_URL
            413 | other                   | false | cannot take a request of this size (413): lower CONTEXT_TOKEN_BUDGET or top_k
            429 | insufficient_quota      | false | has no quota left for this account (429): check its plan and billing
            302 | other                   | false | answered 302, which nobody expects there: check LLM_BASE_URL
            418 | other                   | false | answered 418, which nobody expects there: check LLM_BASE_URL
            408 | other                   | true  | did not answer in time (408): try again later
            409 | other                   | true  | failed (409): try again later
            429 | rate_limit_exceeded     | true  | is asked too often (429): try again later
            500 | other                   | true  | failed (500): try again later
            503 | other                   | true  | failed (503): try again later
            504 | other                   | true  | did not answer in time (504): try again later
            """)
    @DisplayName(
            "says what to do, whether trying again may help, and nothing of key, messages or what the provider wrote")
    void statuses(int status, String code, boolean retryable, String words) {
        ChatException failure = failure(ChatReply.of(status, error(code)).header("Location: http://127.0.0.1:1/"));

        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(failure)
                .hasMessageStartingWith("the language model at 127.0.0.1:")
                .hasMessageEndingWith(" " + words);
        assertThat(failure.retryable()).isEqualTo(retryable);
        assertThat(trace.toString()).doesNotContain(Asking.KEY, Asking.SAID, "not with");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no JSON", "[]", "{\"error\":7}", "{\"error\":{\"code\":404,\"param\":[]}}", "{}"})
    @DisplayName("is told by its status alone where the body is none")
    void oddErrors(String body) {
        assertThat(failure(ChatReply.of(404, body))).hasMessageContaining("has no model test-model");
        assertThat(failure(ChatReply.of(400, body))).hasMessageContaining("check LLM_MODEL");
    }

    @Test
    @DisplayName("for want of a key says which setting it is missing from")
    void noKey() {
        try (Asking asking = new Asking(ChatReply.of(401, error("x")), ChatReply.of(401, error("x")))) {
            OpenAiChatModel keyless =
                    OpenAiChatModel.builder("m").baseUrl(asking.server.url()).build();
            OpenAiChatModel other =
                    asking.builder().apiKeyName("DEEPSEEK_API_KEY").build();

            assertThat(failure(keyless)).hasMessageEndingWith("wants an API key (401): set OPENAI_API_KEY");
            assertThat(failure(other)).hasMessageEndingWith("check DEEPSEEK_API_KEY");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>hello</html>",
                "null",
                "[]",
                "{}",
                "{\"choices\":[]}",
                "{\"choices\":\"none\"}",
                "{\"choices\":[{\"message\":"
            })
    @DisplayName("because no such answer came says that the address may be wrong")
    void garbage(String body) {
        ChatException failure = failure(ChatReply.of(200, body));

        assertThat(failure).hasMessageEndingWith("did not answer as OpenAI's protocol has it: check LLM_BASE_URL");
        assertThat(failure.retryable()).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            length         | false | did not come to an end within 500 tokens: raise LLM_MAX_TOKENS, or ask for less
            content_filter | false | stopped the answer by its content filter: say it otherwise
            """)
    @DisplayName("because the answer is not whole says why")
    void notWhole(String finish, boolean retryable, String words) {
        ChatException failure = failure(ChatReply.of("On the").finish(finish));

        assertThat(failure).hasMessageEndingWith(words);
        assertThat(failure.retryable()).isEqualTo(retryable);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"content\":null}", "{\"content\":\" \\n\"}", "{\"content\":[1]}", "{\"refusal\":\"x\"}"
            })
    @DisplayName("because there is no text says so")
    void empty(String message) {
        ChatException failure =
                failure(ChatReply.of(200, "{\"choices\":[{\"message\":" + message + ",\"finish_reason\":\"stop\"}]}"));

        assertThat(failure).hasMessageEndingWith("answered without any text: try again, or check LLM_MODEL");
        assertThat(failure.retryable()).isTrue();
    }

    @Test
    @DisplayName("because an answer is longer than anything takes says so")
    void tooLong() {
        try (Asking asking = new Asking(ChatReply.of("123456"), ChatReply.of("123", "456"))) {
            OpenAiChatModel model = asking.builder().maxChars(5).build();

            assertThat(failure(model)).hasMessageEndingWith("with more than 5 characters: lower LLM_MAX_TOKENS");
            assertThat(catchThrowableOfType(ChatException.class, () -> model.stream(Asking.REQUEST, piece -> {})))
                    .hasMessageEndingWith("with more than 5 characters: lower LLM_MAX_TOKENS");
        }
    }

    @Test
    @DisplayName("because a provider sends without end says so")
    void endless() {
        assertThat(failure(ChatReply.of(200, " ".repeat((int) BoundedBody.MOST_BYTES + 1))))
                .hasMessageEndingWith("sent more than any answer needs: check LLM_BASE_URL");
    }

    @Test
    @DisplayName("because nobody answers in time says for how long it waited, and is not tried again")
    void silence() {
        try (Asking asking = new Asking()) {
            asking.server.always(ChatReply.silence());
            ChatException failure =
                    failure(asking.builder().timeout(Duration.ofSeconds(1)).build());

            assertThat(failure)
                    .hasMessageEndingWith("did not answer within 1 s: try again later, or raise LLM_TIMEOUT_SECONDS")
                    .hasCauseInstanceOf(TimeoutException.class);
            assertThat(failure.retryable()).isTrue();
            assertThat(asking.server.requests()).hasSize(1);
        }
    }

    @Test
    @DisplayName("because nobody is there is tried again, and says where it looked")
    void nobody() {
        Asking asking = new Asking();
        asking.close();

        ChatException failure = failure(asking.model());

        assertThat(failure)
                .hasMessageEndingWith("cannot be reached: check LLM_BASE_URL, and that it runs")
                .hasMessageContaining(asking.server.url().substring("http://".length()));
        assertThat(failure.retryable()).isTrue();
        assertThat(asking.pauses).hasSize(3);
    }

    @Test
    @DisplayName("because the address says https where there is none says so")
    void noTls() {
        try (Asking asking = new Asking()) {
            OpenAiChatModel model = asking.builder()
                    .baseUrl(asking.server.url().replace("http:", "https:"))
                    .build();

            assertThat(failure(model)).hasMessageEndingWith("check LLM_BASE_URL, http or https");
        }
    }
}
