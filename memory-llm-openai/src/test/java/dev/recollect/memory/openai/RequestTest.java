// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.tck.ChatReply;
import dev.recollect.memory.tck.ScriptedChatServer;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a provider is asked")
class RequestTest {
    private static JsonNode body(ScriptedChatServer.Received request) throws JsonProcessingException {
        return new ObjectMapper().readTree(request.body());
    }

    @Test
    @DisplayName("is the messages, the model and its bounds, with the key in the header")
    void whole() throws JsonProcessingException {
        try (Asking asking = new Asking(ChatReply.of("On the cliff."))) {
            var unused = asking.builder().temperature(0.2).maxTokens(99).build().chat(Asking.REQUEST);

            ScriptedChatServer.Received request = asking.server.requests().get(0);
            assertThat(request.line()).isEqualTo("POST /v1/chat/completions");
            assertThat(request.headers()).contains("authorization: Bearer " + Asking.KEY);
            assertThat(body(request).toString())
                    .isEqualTo("{\"messages\":[{\"content\":\"You are brief.\",\"role\":\"system\"},"
                            + "{\"content\":\"" + Asking.SAID + "\",\"role\":\"user\"}],"
                            + "\"model\":\"test-model\",\"temperature\":0.2,\"max_tokens\":99}");
        }
    }

    @Test
    @DisplayName("asks for the tokens of a stream too")
    void stream() throws JsonProcessingException {
        try (Asking asking = new Asking(ChatReply.of("On the cliff."))) {
            var unused = asking.model().stream(Asking.REQUEST, piece -> {});

            JsonNode body = body(asking.server.requests().get(0));
            assertThat(body.get("stream").booleanValue()).isTrue();
            assertThat(body.at("/stream_options/include_usage").booleanValue()).isTrue();
        }
    }

    @Test
    @DisplayName("tells nothing about this machine, and has no key where there is none")
    void privacy() {
        try (Asking asking = new Asking(ChatReply.of("On the cliff."))) {
            var unused = OpenAiChatModel.builder("local")
                    .baseUrl(asking.server.url())
                    .build()
                    .chat(Asking.REQUEST);

            assertThat(asking.server.requests().get(0).headers())
                    .noneMatch(header -> header.startsWith("x-stainless"))
                    .noneMatch(header -> header.startsWith("authorization"));
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'', /v1/chat/completions",
        "/, /v1/chat/completions",
        "/v1, /v1/chat/completions",
        "/v1/, /v1/chat/completions",
        "/api/v3//, /api/v3/chat/completions"
    })
    @DisplayName("goes to the address given, /v1 where it has no path")
    void addresses(String path, String asked) {
        try (Asking asking = new Asking(ChatReply.of("On the cliff."))) {
            var unused =
                    asking.builder().baseUrl(asking.server.url() + path).build().chat(Asking.REQUEST);

            assertThat(asking.server.requests().get(0).line()).isEqualTo("POST " + asked);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:11434",
                "ftp://host/v1",
                "http:///v1",
                "http://user:word@host/v1",
                "http://host/v1?key=word",
                "http://host/v1#word",
                "http://ho st"
            })
    @DisplayName("goes to no address that is not one, or carries a secret, and does not repeat it")
    void refusedAddresses(String address) {
        assertThatThrownBy(() -> OpenAiChatModel.builder("m").baseUrl(address))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("base_url must be an http or https address without user, query and fragment, but is not");
    }

    @Test
    @DisplayName("names OpenAI's own bound of tokens as OpenAI does")
    void openAi() {
        assertThat(Address.of("https://API.openai.com").isOpenAi()).isTrue();
        assertThat(Address.of("https://api.openai.com.example.org").isOpenAi()).isFalse();
        assertThat(Address.of("HTTPS://Api.DeepSeek.com:443").url()).isEqualTo("https://api.deepseek.com:443/v1");
    }

    @Test
    @DisplayName("has bounds, and a key without spaces that no message repeats")
    void bounds() {
        OpenAiChatModel.Builder builder = OpenAiChatModel.builder("m");
        String key = "sk- " + "secret";

        assertThatThrownBy(() -> OpenAiChatModel.builder(" ")).hasMessageStartingWith("model must not be blank");
        assertThatThrownBy(() -> builder.apiKey(key))
                .hasMessageStartingWith("api_key must be visible ASCII")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> builder.temperature(2.1)).hasMessageStartingWith("temperature must be between");
        assertThatThrownBy(() -> builder.maxTokens(0)).hasMessageStartingWith("max_tokens must be between");
        assertThatThrownBy(() -> builder.maxChars(0)).hasMessageStartingWith("max_chars must be between");
        assertThatThrownBy(() -> builder.maxRetries(11)).hasMessageStartingWith("max_retries must be between");
        assertThatThrownBy(() -> builder.timeout(Duration.ZERO)).hasMessageStartingWith("timeout must be between");
        assertThatThrownBy(() -> builder.timeout(Duration.ofHours(2))).hasMessageStartingWith("timeout must be");
        assertThatThrownBy(() -> builder.apiKeyName("")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    @DisplayName("prints its options without the key")
    void noKeyPrinted() {
        var options = new Options(
                Address.of("http://host"),
                java.util.Optional.of(Asking.KEY),
                "KEY",
                "m",
                1,
                1,
                1,
                Duration.ofSeconds(1));

        assertThat(options).hasToString("m at host");
    }
}
