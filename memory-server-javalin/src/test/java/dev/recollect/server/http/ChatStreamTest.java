// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.recollect.memory.chat.ChatException;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.NewExperience;
import dev.recollect.memory.store.StoreException;
import dev.recollect.memory.tck.ForwardingStore;
import dev.recollect.memory.tck.ScriptedChatModel;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A streamed answer")
class ChatStreamTest {
    private static final String ASK =
            "{\"message\":\"I hate that the tram leaves when?\",\"user\":\"ada\",\"session_id\":\"s\",\"stream\":true}";

    @Test
    @DisplayName("tells memories and affect, then the response in pieces, then the whole body as without streaming")
    void events() {
        String draft = "It leaves\n at nine [1]. \uD83D\uDE8B";
        try (Served served = GriefDetector.answering(new ScriptedChatModel(draft, draft))) {
            served.remember("ada", "The tram leaves at nine.");

            Reply reply = served.post("/api/chat", ASK);
            List<SentEvent> events = SentEvent.of(reply);
            JsonNode whole = served.post("/api/chat", ASK.replace("true", "false"))
                    .expect(200)
                    .json();

            JsonNode first = events.get(0).data();
            JsonNode done = events.get(events.size() - 1).data();
            assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
            assertThat(events).extracting(SentEvent::name).startsWith("memories", "delta", "delta");
            assertThat(events.subList(1, events.size() - 1))
                    .hasSizeGreaterThan(4)
                    .allSatisfy(event -> assertThat(event.name()).isEqualTo("delta"));
            assertThat(events.get(events.size() - 1).name()).isEqualTo("done");
            assertThat(first.fieldNames()).toIterable().containsExactly("memories", "affect");
            assertThat(first.get("memories")).isEqualTo(done.get("memories")).hasSize(1);
            assertThat(first.get("affect")).isEqualTo(done.get("affect"));
            assertThat(SentEvent.text(events)).isEqualTo(done.get("response").asText());
            assertThat(done.get("response").asText()).contains("\n\n" + draft + "\n\nMemories:\n[1] ");
            assertThat(done.get("draft").asText()).isEqualTo(draft);
            assertThat(fields(done)).isEqualTo(fields(whole));
            assertThat(done.get("model").asText()).isEqualTo("scripted");
            assertThat(served.stored()).isEqualTo(5);
            served.get("/api/memories/" + done.get("experience_id").asText() + "?user=ada")
                    .expect(200);
        }
    }

    private static List<String> fields(JsonNode node) {
        return StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false)
                .toList();
    }

    @Test
    @DisplayName("without a model is the quote in one piece")
    void offline() {
        try (Served served = Served.start()) {
            List<SentEvent> events = SentEvent.of(served.post("/api/chat", "{\"message\":\"Hello?\",\"stream\":true}"));

            assertThat(events).extracting(SentEvent::name).containsExactly("memories", "delta", "done");
            assertThat(events.get(2).data().get("model").asText()).isEqualTo("offline");
        }
    }

    @ParameterizedTest(name = "after \"{0}\"")
    @CsvSource({"''", "It leaves at"})
    @DisplayName("that the model breaks off ends with the problem, and nothing is stored")
    void breaksOff(String begun) {
        ScriptedChatModel model = new ScriptedChatModel()
                .thenBreaksOff(begun, new ChatException("the model broke off", true))
                .thenBreaksOff(begun, new ChatException("the model was silent", true, new TimeoutException()));
        try (Served served = GriefDetector.answering(model)) {
            List<SentEvent> failed = SentEvent.of(served.post("/api/chat", ASK));
            List<SentEvent> slow = SentEvent.of(served.post("/api/chat", ASK));

            SentEvent last = failed.get(failed.size() - 1);
            assertThat(last.name()).isEqualTo("error");
            assertThat(last.data().toString())
                    .isEqualTo("{\"type\":\"urn:recollect:problem:chat-failed\",\"title\":\"The chat model failed\","
                            + "\"status\":502,\"detail\":\"the model broke off\"}");
            assertThat(SentEvent.text(failed)).endsWith(begun);
            assertThat(slow.get(slow.size() - 1).data().get("status").asInt()).isEqualTo(504);
            assertThat(served.stored()).isZero();
        }
    }

    @Test
    @DisplayName("that cannot be stored ends with the problem")
    void notStored() {
        try (Served served = Served.with().store(FullStore::new).start()) {
            List<SentEvent> events = SentEvent.of(served.post("/api/chat", ASK));

            SentEvent last = events.get(events.size() - 1);
            assertThat(last.name()).isEqualTo("error");
            assertThat(last.data().get("status").asInt()).isEqualTo(503);
            assertThat(events).extracting(SentEvent::name).doesNotContain("done");
        }
    }

    @Test
    @DisplayName("that cannot begin is no stream but a problem")
    void cannotBegin() {
        try (Served served = GriefDetector.answering(new ScriptedChatModel())) {
            served.post("/api/chat", "{\"message\":\" \",\"stream\":true}").problem(400);
            served.post("/api/chat", "{\"message\":\"a\",\"stream\":\"yes\"}").problem(400);
            served.memory.close();

            served.post("/api/chat", ASK).problem(500);
        }
    }

    /** A store on a full disk. */
    private static final class FullStore extends ForwardingStore {
        FullStore(ExperienceStore store) {
            super(store);
        }

        @Override
        public List<Appended> append(List<NewExperience> batch) {
            throw new StoreException("the disk is full");
        }
    }
}
