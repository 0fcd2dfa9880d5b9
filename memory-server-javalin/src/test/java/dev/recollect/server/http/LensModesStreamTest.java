// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recollect.memory.chat.ChatException;
import dev.recollect.memory.tck.ScriptedChatModel;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("Streams in the modes of the lens")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LensModesStreamTest {
    private static final String DRAFT = "The train leaves at 14:30.";

    private final ScriptedChatModel model = new ScriptedChatModel();

    private Served served(Duration idle) {
        ServerLimits usual = Served.limits(32, 256);
        return Served.with()
                .limits(new ServerLimits(
                        32,
                        256,
                        usual.patience(),
                        idle,
                        usual.drain(),
                        usual.linger(),
                        usual.batchLines(),
                        usual.chunkBytes(),
                        usual.discardBytes()))
                .memory(builder -> builder.chatModel(model).detector(new GriefDetector()))
                .start();
    }

    private Served served() {
        return served(Served.limits(32, 256).idle());
    }

    private static String asking(String mode) {
        return "{\"message\":\"I hate this, when does it leave?\",\"stream\":true,\"mode\":\"" + mode + "\"}";
    }

    private static JsonNode last(List<SentEvent> events) {
        return events.get(events.size() - 1).data();
    }

    @Test
    @DisplayName("prompt: the pieces are those of the one call, without a preface")
    void prompt() {
        model.thenAnswers(DRAFT);
        try (Served served = served()) {
            List<SentEvent> events = SentEvent.of(served.post("/api/chat", asking("prompt")));

            assertThat(SentEvent.text(events)).isEqualTo(DRAFT);
            assertThat(events).hasSizeGreaterThan(4);
            assertThat(last(events).get("style").get("mode").asText()).isEqualTo("prompt");
            assertThat(last(events).get("style").get("guard").asText()).isEqualTo("not_applicable");
        }
    }

    @Test
    @DisplayName("restyle: one piece, once the facts were compared")
    void restyle() {
        model.thenAnswers(DRAFT).thenAnswers("No worry: the train leaves at half past two in the afternoon.");
        try (Served served = served()) {
            List<SentEvent> events = SentEvent.of(served.post("/api/chat", asking("restyle")));

            assertThat(events).extracting(SentEvent::name).containsExactly("memories", "delta", "done");
            assertThat(SentEvent.text(events)).startsWith("No worry");
            assertThat(last(events).get("style").get("guard").asText()).isEqualTo("faithful");
        }
    }

    @Test
    @DisplayName("restyle: a refused text is never heard; the draft is, with what differed")
    void refused() {
        model.thenAnswers(DRAFT).thenAnswers("No worry: the train leaves at 15:30.");
        try (Served served = served()) {
            List<SentEvent> events = SentEvent.of(served.post("/api/chat", asking("restyle")));

            JsonNode style = last(events).get("style");
            assertThat(SentEvent.text(events)).endsWith("\n\n" + DRAFT).doesNotContain("15:30");
            assertThat(style.get("mode").asText()).isEqualTo("preface");
            assertThat(style.get("fallback").asText()).isEqualTo("facts_differ");
            assertThat(style.get("differences").get("added").get(0).get("text").asText())
                    .contains("15:30");
        }
    }

    @Test
    @DisplayName("a model that breaks off ends every mode with the problem, and nothing is stored")
    void cutUpstream() {
        try (Served served = served()) {
            for (String mode : List.of("preface", "prompt", "restyle")) {
                model.thenBreaksOff("The train ", new ChatException("the model broke off", true));

                List<SentEvent> events = SentEvent.of(served.post("/api/chat", asking(mode)));

                assertThat(events.get(events.size() - 1).name()).as(mode).isEqualTo("error");
                assertThat(last(events).get("status").asInt()).as(mode).isEqualTo(502);
            }
            assertThat(served.stored()).isZero();
        }
    }

    @Test
    @DisplayName(
            "a client that reads nothing is given up, whatever the mode; nothing is stored, and others are answered")
    void readsNothing() throws IOException {
        for (String mode : List.of("preface", "prompt")) {
            model.thenAnswers("word ".repeat(2_000_000));
            try (Served served = served(Duration.ofMillis(700));
                    Socket client = connected(served, mode)) {
                served.get("/health").expect(200);

                Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> isCut(client));
                assertThat(served.stored()).as(mode).isZero();
            }
        }
    }

    private static Socket connected(Served served, String mode) throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), served.server.port());
        String body = asking(mode);
        client.getOutputStream()
                .write(
                        ("POST /api/chat HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                                        + body.length() + "\r\n\r\n" + body)
                                .getBytes(StandardCharsets.UTF_8));
        return client;
    }

    /* Writing finds out that the other side has closed, and reads nothing of what waits. */
    private static boolean isCut(Socket client) {
        try {
            client.getOutputStream().write('\n');
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    @DisplayName("a client that reads slowly gets the whole answer")
    void readsSlowly() throws IOException {
        String draft = "word ".repeat(10_000) + "end.";
        model.thenAnswers(draft);
        try (Served served = served();
                Socket client = connected(served, "prompt")) {
            InputStream in = client.getInputStream();
            StringBuilder heard = new StringBuilder();
            byte[] few = new byte[97];
            while (heard.indexOf("event: done") < 0) {
                int read = in.read(few);
                assertThat(read).isPositive();
                heard.append(new String(few, 0, read, StandardCharsets.ISO_8859_1));
                heard.delete(0, Math.max(0, heard.length() - 200));
            }

            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> served.stored() == 2);
        }
    }
}
