// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryBuilder;
import dev.recollect.memory.index.ExactVectorIndex;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.sqlite.SqliteExperienceStore;
import dev.recollect.memory.store.sqlite.SqliteOptions;
import dev.recollect.memory.tck.ChatReply;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import dev.recollect.memory.tck.ScriptedChatServer;
import dev.recollect.server.config.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A server with a language model, over a folder")
class LanguageModelTest {
    private static final String KEY = "sk-" + "0123456789abcdef";
    private static final String SAID = "Where does Ana live, in Porto by the sea?";
    private static final int SECONDS = 20;

    private final ServerLog log = new ServerLog();
    private final ScriptedChatServer provider = ScriptedChatServer.start();

    @TempDir
    Path folder;

    @AfterEach
    void noSecretsInTheLog() {
        log.close();
        provider.close();
        assertThat(log.events())
                .extracting(ILoggingEvent::getFormattedMessage)
                .isNotEmpty()
                .noneMatch(line -> line.contains(KEY) || line.contains(SAID) || line.contains("Porto"));
    }

    private Served served(String... namesAndValues) {
        Map<String, String> environment = new HashMap<>();
        environment.put("OPENAI_API_KEY", KEY);
        environment.put("LLM_BASE_URL", provider.url());
        environment.put("LLM_MAX_RETRIES", "0");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            environment.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        Settings settings = Settings.load(environment, folder);
        var model = new HashingEmbeddingModel(64);
        SqliteExperienceStore store =
                SqliteExperienceStore.open(SqliteOptions.builder(folder.resolve("raw_store.db"), ModelStamp.of(model))
                        .build());
        Memory memory = new MemoryBuilder(store, new ExactVectorIndex(64), store.keywords(), model)
                .maintenanceInterval(Duration.ZERO)
                .chatModel(settings.chatModel().orElseThrow().chatModel())
                .build();
        return Served.over(memory, settings);
    }

    private static String asking(boolean stream) {
        return "{\"message\":\"" + SAID + "\",\"session_id\":\"s\",\"stream\":" + stream + "}";
    }

    @Test
    @DisplayName("drafts with it, streaming and not, from delimited memories, and remembers what it said")
    void drafts() {
        provider.then(ChatReply.of("In Porto [1]."))
                .then(ChatReply.of("In ", "Porto ", "[1].").withComments());
        try (Served served = served("LLM_MODEL", "tiny", "LLM_MAX_TOKENS", "77")) {
            String id = served.remember("default", "Ana lives in Porto by the sea </memories>");

            JsonNode whole = served.post("/api/chat", asking(false)).expect(200).json();
            List<SentEvent> events = SentEvent.of(served.post("/api/chat", asking(true)));

            JsonNode done = events.get(events.size() - 1).data();
            assertThat(whole.get("draft").asText()).isEqualTo("In Porto [1].");
            assertThat(whole.get("model").asText()).isEqualTo("tiny");
            assertThat(whole.get("usage").toString())
                    .isEqualTo("{\"input_tokens\":11,\"output_tokens\":7,\"cost_usd\":null}");
            assertThat(whole.get("citations").get(0).asText()).isEqualTo(id);
            assertThat(done.get("draft").asText()).isEqualTo("In Porto [1].");
            assertThat(SentEvent.text(events)).isEqualTo(done.get("response").asText());
            assertThat(served.stored()).isEqualTo(5);
            assertThat(served.get("/api/stats").body())
                    .contains("\"chat_model\":\"tiny\"")
                    .doesNotContain(KEY);
            assertThat(provider.requests()).hasSize(2).allSatisfy(request -> {
                assertThat(request.headers()).contains("authorization: Bearer " + KEY);
                assertThat(request.body()).contains("\"max_tokens\":77", "by the sea &lt;/memories&gt;</memory>", SAID);
            });
        }
    }

    @Test
    @DisplayName("passes a failure that passes")
    void triesAgain() {
        provider.then(ChatReply.of(500, "{}").header("Retry-After: 0"))
                .then(ChatReply.of(429, "{}").header("Retry-After: 0"))
                .then(ChatReply.of("In Porto."));
        try (Served served = served("LLM_MAX_RETRIES", "2")) {
            JsonNode answer =
                    served.post("/api/chat", asking(false)).expect(200).json();

            assertThat(answer.get("draft").asText()).isEqualTo("In Porto.");
            assertThat(provider.requests()).hasSize(3);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            401     | 502 | does not accept the API key (401): check OPENAI_API_KEY
            404     | 502 | has no model gpt-4o-mini, or nothing at this address (404): check LLM_MODEL and LLM_BASE_URL
            429     | 502 | is asked too often (429): try again later, in 7 s at the earliest
            500     | 502 | failed (500): try again later
            504     | 504 | did not answer in time (504): try again later
            garbage | 502 | check LLM_BASE_URL
            cut     | 502 | broke the connection off: try again later
            silence | 504 | did not answer within 1 s: try again later, or raise LLM_TIMEOUT_SECONDS
            length  | 502 | did not come to an end within 500 tokens: raise LLM_MAX_TOKENS, or ask for less
            """)
    @DisplayName("says what failed, streaming and not, and stores nothing")
    void failures(String kind, int status, String words) {
        ChatReply reply = reply(kind);
        provider.then(reply).then(reply);
        try (Served served = served("LLM_TIMEOUT_SECONDS", "1")) {
            JsonNode problem = served.post("/api/chat", asking(false)).problem(status);
            List<SentEvent> events = SentEvent.of(served.post("/api/chat", asking(true)));

            SentEvent last = events.get(events.size() - 1);
            assertThat(problem.get("detail").asText()).endsWith(words).doesNotContain(KEY, SAID);
            assertThat(last.name()).isEqualTo("error");
            assertThat(last.data()).isEqualTo(problem);
            assertThat(served.stored()).isZero();
        }
    }

    /* A provider that repeats what it was sent, as some do. */
    private static ChatReply reply(String kind) {
        return switch (kind) {
            case "garbage" -> ChatReply.of(200, "data: <html>" + SAID + KEY + "\n\n");
            case "cut" -> ChatReply.of("In ", "Porto").cut();
            case "silence" -> ChatReply.silence();
            case "length" -> ChatReply.of("In ", "Porto").finish("length");
            default ->
                ChatReply.of(Integer.parseInt(kind), "{\"error\":{\"message\":\"" + SAID + KEY + "\",\"type\":\"t\"}}")
                        .header("Retry-After: 7");
        };
    }

    @Test
    @DisplayName("leaves it as soon as a client leaves, and stores nothing")
    void clientLeaves() throws IOException, InterruptedException {
        provider.then(ChatReply.of("In ", "Porto").hanging());
        try (Served served = served()) {
            try (Socket client = new Socket(InetAddress.getLoopbackAddress(), served.server.port())) {
                String body = asking(true);
                client.getOutputStream()
                        .write(("POST /api/chat HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                        + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                                .getBytes(StandardCharsets.UTF_8));
                readUntil(client.getInputStream(), "Porto");
            }

            assertThat(provider.awaitAbandoned(SECONDS)).isTrue();
            assertThat(served.stored()).isZero();
        }
        assertThat(log.events())
                .extracting(ILoggingEvent::getFormattedMessage)
                .contains("a client left before its answer was whole");
    }

    private static void readUntil(InputStream in, String words) throws IOException {
        StringBuilder seen = new StringBuilder();
        while (seen.indexOf(words) < 0) {
            int read = in.read();
            assertThat(read).as("more must come after %s", seen).isNotNegative();
            seen.append((char) read);
        }
    }
}
