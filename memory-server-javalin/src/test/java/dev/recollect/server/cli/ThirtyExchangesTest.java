// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.recollect.memory.tck.ScriptedChatServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Thirty exchanges over three sessions with a server")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ThirtyExchangesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * One exchange.
     *
     * @param says what the user says
     * @param drafted what the model drafts
     * @param restsOn the number of the exchange that told it, from 1; 0 for none
     */
    private record Said(String says, String drafted, int restsOn) {}

    private static final List<Said> TALK = List.of(
            new Said("My sister Ana moved to Porto in March.", "Noted.", 0),
            new Said("Ana works as a nurse at the Santa Clara hospital.", "I see.", 0),
            new Said("My train to Porto leaves on Friday at 14:30 from platform 4.", "Good.", 0),
            new Said("I bought the train ticket for 42 euros.", "Fine.", 0),
            new Said("When does my train to Porto leave?", "It leaves on Friday at 14:30 from platform 4.", 3),
            new Said("Thanks, that helped a lot!", "You are welcome.", 0),
            new Said("I hate travelling alone, it makes me so sad.", "Perhaps somebody can come along.", 0),
            new Said("Where does Ana work as a nurse?", "She works at the Santa Clara hospital.", 2),
            new Said("I still have to buy flowers for Ana.", "All right.", 0),
            new Said("How much was the train ticket?", "It was 42 euros.", 4),
            new Said("Our dog Rufus has to see the vet on Monday.", "Noted.", 0),
            new Said("The vet's name is Doctor Keller.", "I see.", 0),
            new Said("Rufus is afraid of cats.", "Good to know.", 0),
            new Said("What is the vet's name?", "The name is Doctor Keller.", 12),
            new Said("No, that is wrong, I meant the other one.", "I am sorry.", 0),
            new Said("Rufus ate a whole sausage this morning.", "Oh dear.", 0),
            new Said("What is Rufus afraid of?", "Rufus is afraid of cats.", 13),
            new Said("Yesterday I finished the blue scarf for Ana.", "Well done.", 0),
            new Said("The wool for the scarf came from Iceland.", "How nice.", 0),
            new Said("Where did the wool for the scarf come from?", "It came from Iceland.", 19),
            new Said("My chemistry exam is in room 12.", "Noted.", 0),
            new Said("I failed the last exam and I feel terrible.", "The next one is another chance.", 0),
            new Said("My tutor Marek thinks that I will pass.", "He knows you.", 0),
            new Said("In which room is my chemistry exam?", "It is in room 12.", 21),
            new Said("Perfect, thank you!", "You are welcome.", 0),
            new Said("Who is my tutor?", "Your tutor is Marek.", 23),
            new Said("I am so happy today, the sun is shining!", "Enjoy it.", 0),
            new Said("Ana will visit me in September.", "Lovely.", 0),
            new Said("When will Ana visit me?", "Ana will visit you in September.", 28),
            new Said("Good night!", "Sleep well.", 0));
    private static final List<String> MODES = List.of("preface", "restyle", "prompt");

    @TempDir
    Path folder;

    private final List<JsonNode> answers = new ArrayList<>();
    private final List<JsonNode> narratives = new ArrayList<>();

    @Test
    @DisplayName("and a language model leave drafts, styles, citations, reflections, feedback, narratives and a stance")
    void withModel() throws Exception {
        Map<String, String> drafts = TALK.stream().collect(Collectors.toMap(Said::says, Said::drafted));
        try (ScriptedChatServer model = TalkativeModel.start(drafts)) {
            talk(Map.of(
                    "LLM_BASE_URL", model.url(),
                    "LLM_MODEL", "talkative",
                    "REFLECTION", "model"));
        }

        assertThat(answers)
                .extracting(answer -> answer.get("style").get("mode").asText())
                .contains("preface", "restyle", "prompt");
        JsonNode changed = answers.get(4).get("style");
        assertThat(changed.get("mode").asText()).isEqualTo("preface");
        assertThat(changed.get("fallback").asText()).isEqualTo("facts_differ");
        assertThat(answers.get(4).get("response").asText()).contains(TALK.get(4).drafted());
        for (int i = 0; i < TALK.size(); i++) {
            assertThat(answers.get(i).get("draft").asText())
                    .isEqualTo(TALK.get(i).drafted());
            assertThat(answers.get(i).get("reflection").get("author").asText()).isEqualTo("model");
        }
    }

    @Test
    @DisplayName("and no language model leave the same, but for drafts of its own")
    void withoutModel() throws Exception {
        talk(Map.of());

        assertThat(answers).extracting(answer -> answer.get("model").asText()).containsOnly("offline");
        assertThat(answers.get(1).get("style").get("fallback").asText()).isEqualTo("no_chat_model");
    }

    private void talk(Map<String, String> environment) throws IOException, InterruptedException {
        Path data = Files.createDirectory(folder.resolve("data"));
        Map<String, String> quiet = new HashMap<>(environment);
        quiet.put("CONSOLIDATION_ENABLED", "false");
        try (ServerProcess server = ServerProcess.start(data, quiet)) {
            for (int i = 0; i < TALK.size(); i++) {
                say(server, i);
                if (i % 10 == 9) {
                    narratives.add(json(server.post(
                            "/api/session/end",
                            object().put("session_id", session(i)).toString())));
                }
            }
            assertCitesWhatToldIt();
            assertReflectionsDescend(server);
            assertNarrativesDescend(server);
            judge(server);
            weigh(server);
            assertFeedbackWasHeard(server);
            assertThat(server.end()).isZero();
        }
        assertThat(verify(data)).isZero();
    }

    /* In a process of its own, as a stranger would. */
    private static int verify(Path data) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(ServerProcess.program());
        command.addAll(List.of("verify", "--data", data.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolveSibling("verify.log").toFile())
                .start()
                .waitFor();
    }

    private static String session(int exchange) {
        return "day " + (exchange / 10 + 1);
    }

    private void say(ServerProcess server, int i) {
        ObjectNode body = object().put("message", TALK.get(i).says())
                .put("session_id", session(i))
                .put("mode", MODES.get(i % MODES.size()));
        answers.add(json(server.post("/api/chat", body.toString())));
    }

    private void assertCitesWhatToldIt() {
        for (int i = 0; i < TALK.size(); i++) {
            int told = TALK.get(i).restsOn();
            if (told > 0) {
                assertThat(strings(answers.get(i).get("citations")))
                        .as(TALK.get(i).says())
                        .contains(id(told - 1));
            }
            Set<String> recalled = new HashSet<>();
            answers.get(i)
                    .get("memories")
                    .forEach(memory -> recalled.add(memory.get("experience_id").asText()));
            assertThat(recalled).containsAll(strings(answers.get(i).get("citations")));
        }
    }

    private void assertReflectionsDescend(ServerProcess server) {
        for (JsonNode answer : answers) {
            JsonNode reflection = json(
                    server.get("/api/memories/" + answer.get("reflection_id").asText()));
            assertThat(reflection.get("type").asText()).isEqualTo("observation");
            assertThat(reflection.get("method").asText()).isEqualTo("reflect");
            assertThat(strings(reflection.get("parents")))
                    .containsExactly(answer.get("experience_id").asText());
            assertThat(strings(reflection.get("evidence"))).isEqualTo(strings(answer.get("citations")));
        }
    }

    private void assertNarrativesDescend(ServerProcess server) {
        for (int day = 0; day < narratives.size(); day++) {
            JsonNode narrative = json(server.get(
                    "/api/memories/" + narratives.get(day).get("narrative_id").asText()));
            assertThat(narrative.get("method").asText()).isEqualTo("consolidate");
            List<String> exchanges = answers.subList(day * 10, day * 10 + 10).stream()
                    .map(answer -> answer.get("experience_id").asText())
                    .toList();
            assertThat(strings(narrative.get("parents"))).containsExactlyInAnyOrderElementsOf(exchanges);
        }
        JsonNode listed = json(server.get("/api/narratives")).get("items");
        assertThat(listed).hasSize(3);
        listed.forEach(
                item -> assertThat(item.get("arc").fieldNames()).toIterable().contains("start", "end", "peak", "mean"));
    }

    private void judge(ServerProcess server) {
        JsonNode feedback = json(server.post(
                "/api/feedback",
                object().put("experience_id", id(4)).put("helpful", true).toString()));
        JsonNode stored =
                json(server.get("/api/memories/" + feedback.get("experience_id").asText()));
        assertThat(stored.get("method").asText()).isEqualTo("feedback");
        assertThat(stored.toString()).contains(id(4));
    }

    private void weigh(ServerProcess server) {
        ObjectNode body = object().put("question", "Will Ada pass the exam?");
        ArrayNode claims = body.putArray("claims");
        claims.addObject()
                .put("claim", "Ada will pass")
                .put("probability", 0.7)
                .putArray("evidence")
                .add(id(22));
        claims.addObject()
                .put("claim", "Ada will not pass")
                .put("probability", 0.6)
                .putArray("evidence")
                .add(id(21));

        JsonNode stance = json(server.post("/api/stances", body.toString()));

        assertThat(stance.get("decision").get("claim").asText()).isEqualTo("Ada will pass");
        JsonNode stored =
                json(server.get("/api/memories/" + stance.get("experience_id").asText()));
        assertThat(stored.get("type").asText()).isEqualTo("reconciliation");
        assertThat(strings(stored.get("parents"))).contains(id(22), id(21));
    }

    private void assertFeedbackWasHeard(ServerProcess server) {
        JsonNode heard =
                json(server.get("/api/memories?methods=feedback&limit=50")).get("items");
        String all = heard.toString();
        assertThat(all).contains(id(4)).contains(id(13)).contains(id(23));
    }

    private String id(int exchange) {
        return answers.get(exchange).get("experience_id").asText();
    }

    private static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(item ->
                strings.add(item.isTextual() ? item.asText() : item.path("id").asText()));
        return strings;
    }

    private static JsonNode json(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("JSON expected, but was " + body, e);
        }
    }
}
