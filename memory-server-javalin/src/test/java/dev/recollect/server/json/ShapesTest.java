// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Nonce;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.recall.Score;
import dev.recollect.memory.session.Session;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The shape of")
class ShapesTest {
    private static final Instant THEN = Instant.parse("2023-05-08T13:56:00Z");
    private static final ExperienceId ID = new ExperienceId("exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C");

    private static Experience experience() {
        Provenance.Source known = new Provenance.Source("https://example.org/a", Optional.of("abc"));
        Provenance.Source unknown = new Provenance.Source("https://example.org/b", Optional.empty());
        return Experience.builder(ID, Scope.ofUser("ada"), Content.ofText("one").withAttributes(Map.of("k", "v")))
                .times(THEN, THEN)
                .agent("helper")
                .provenance(new Provenance("tool(web)", Provenance.Method.SCRAPE, List.of(known, unknown)))
                .evidence(List.of(new Evidence("https://example.org/a")))
                .nonce(Nonce.next(new Random(1)))
                .build();
    }

    @Test
    @DisplayName("a memory leaves out what is not there, but not its session")
    void memory() {
        assertThat(Json.write(MemoryJson.of(experience())))
                .isEqualTo("{\"experience_id\":\"exp_01J8ZQ4T5N6V7W8X9Y0Z1A2B3C\",\"type\":\"occurrence\","
                        + "\"text\":\"one\",\"session_id\":null,\"occurred_at\":\"2023-05-08T13:56:00.000Z\","
                        + "\"recorded_at\":\"2023-05-08T13:56:00.000Z\",\"valence\":0.0,\"attributes\":{\"k\":\"v\"},"
                        + "\"actor\":\"tool(web)\",\"method\":\"scrape\",\"parents\":[],"
                        + "\"evidence\":[\"https://example.org/a\"]}");
    }

    @Test
    @DisplayName("a ranked memory has its score, the parts of it, and whether it bears on the query")
    void rankedMemory() {
        Recalled recalled = new Recalled(experience(), new Score(0.75, Map.of("semantic", 0.75)), false);

        assertThat(Json.write(MemoryJson.of(recalled)))
                .contains("\"score\":0.75,\"parts\":{\"semantic\":0.75},\"relevant\":false,\"parents\":[]");
    }

    @Test
    @DisplayName("a record has everything but the nonce")
    void record() {
        String written = Json.write(RecordJson.of(experience(), Optional.empty()));

        assertThat(written)
                .contains("\"user\":\"ada\",\"agent\":\"helper\",\"affect\":{\"valence\":0.0,")
                .contains("\"confidence\":{\"p\":0.5,\"method\":\"default\"}")
                .contains("\"sources\":[{\"uri\":\"https://example.org/a\",\"hash\":\"abc\"},"
                        + "{\"uri\":\"https://example.org/b\"}],\"media\":[],\"digest\":\"")
                .doesNotContain("nonce");
    }

    @Test
    @DisplayName("a session")
    void session() {
        Session session = new Session("s", THEN, THEN.plusSeconds(60), Session.Status.IDLE, 3);

        assertThat(Json.write(SessionJson.of(session)))
                .isEqualTo("{\"session_id\":\"s\",\"started_at\":\"2023-05-08T13:56:00.000Z\","
                        + "\"last_activity\":\"2023-05-08T13:57:00.000Z\",\"status\":\"idle\",\"experience_count\":3}");
    }

    @Test
    @DisplayName("a problem can always be shown, whatever it is about")
    void problem() {
        ProblemJson problem = ProblemJson.of("x", "X", 400, "a\u0000b\ud800c\n" + "d".repeat(5_000));

        String written = new String(Json.bytes(problem), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(written).contains("\"detail\":\"a\uFFFDb\uFFFDc\uFFFDddd").hasSizeLessThan(1_200);
    }
}
