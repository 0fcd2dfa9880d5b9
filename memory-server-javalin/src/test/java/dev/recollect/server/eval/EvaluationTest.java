// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.recall.RecallProfile;
import dev.recollect.server.InMemory;
import dev.recollect.server.transfer.ImportSource;
import dev.recollect.server.transfer.TransferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An evaluation")
class EvaluationTest {
    private static final String SET = """
            {"conversations": [
              {"id": "c1",
               "questions": [
                 {"id": "q0", "text": "Ana lives where?", "category": 1, "evidence": ["a"]},
                 {"id": "q1", "text": "Which colour has my bicycle?", "category": 2, "evidence": ["b"]},
                 {"id": "q2", "text": "Nobody knows?", "category": 2, "evidence": []},
                 {"id": "q3", "text": "Nothing there?", "category": 2, "evidence": ["x"]}],
               "turns": [
                 {"id": "a", "session": 1, "speaker": "Bea", "at": "2023-05-08T13:56:00Z", "text": "Ana lives in Porto"},
                 {"id": "b", "session": 2, "speaker": "Cid", "at": "2023-05-09T13:56:00+02:00", "text": "my bicycle has the colour green"},
                 {"id": "c", "session": 2, "speaker": "Bea", "at": "2023-05-09T13:57:00Z", "text": "it rains again"}]},
              {"id": "c2",
               "turns": [
                 {"id": "a", "session": "s", "speaker": "Dora", "at": "2024-02-01T00:00:00Z", "text": "the cat is called Zorro"}],
               "questions": [{"id": "q0", "text": "The cat is called what?", "category": 1, "evidence": ["a", "a"]}]}],
             "name": "tiny"}
            """;

    @TempDir
    Path temp;

    private ImportSource source(String json) throws IOException {
        return ImportSource.of(Files.writeString(temp.resolve("set.json"), json));
    }

    private static EvaluationReport run(ImportSource source, RecallProfile... profiles) {
        return new Evaluation(InMemory::memory, (what, done, total) -> {}).run(source, List.of(profiles));
    }

    private static ProfileReport report(EvaluationReport report, String profile) {
        return Objects.requireNonNull(report.profiles().get(profile));
    }

    @Test
    @DisplayName("asks every question that has known evidence among the memories of its own conversation")
    void asks() throws IOException {
        EvaluationReport report = run(source(SET), RecallProfile.DEFAULT, RecallProfile.CLASSIC);

        assertThat(report.set()).isEqualTo("tiny");
        assertThat(report.trainedOnThisSet()).isFalse();
        assertThat(report.skipped()).isEqualTo(2);
        assertThat(report.profiles()).containsOnlyKeys("default", "classic");
        ProfileReport classic = report(report, "classic");
        assertThat(classic.questions()).isEqualTo(3);
        assertThat(classic.micro().r1()).isEqualTo(1);
        assertThat(classic.macro().ndcg10()).isEqualTo(1);
        assertThat(classic.micro().sessionHit1()).isEqualTo(1);
    }

    @Test
    @DisplayName("gives the same figures again")
    void repeatable() throws IOException {
        ImportSource source = source(SET);

        ProfileReport first = report(run(source, RecallProfile.DEFAULT), "default");
        ProfileReport second = report(run(source, RecallProfile.DEFAULT), "default");

        assertThat(second.categories()).isEqualTo(first.categories());
    }

    @Test
    @DisplayName("lets the clock stand a day after the last turn of a conversation")
    void clock() throws IOException {
        List<Instant> seen = new ArrayList<>();

        new Evaluation(
                        clock -> {
                            InstantSource watched = () -> {
                                seen.add(clock.instant());
                                return clock.instant();
                            };
                            return InMemory.memory(watched);
                        },
                        (what, done, total) -> {})
                .run(source(SET), List.of(RecallProfile.CLASSIC));

        assertThat(seen).contains(Instant.parse("2023-05-10T13:57:00Z"), Instant.parse("2024-02-02T00:00:00Z"));
        assertThat(seen).doesNotContain(Instant.EPOCH);
    }

    @Test
    @DisplayName("tells how far it is")
    void progress() throws IOException {
        List<String> heard = new ArrayList<>();

        new Evaluation(InMemory::memory, (what, done, total) -> heard.add(what + " " + done + "/" + total))
                .run(source(SET), List.of(RecallProfile.DEFAULT));

        assertThat(heard).containsExactly("turns 3/4", "turns 4/4", "questions 1/3", "questions 2/3", "questions 3/3");
    }

    @Test
    @DisplayName("reports in the documented shape")
    void json() throws IOException {
        Map<String, Object> json = run(source(SET), RecallProfile.DEFAULT).asJson();

        assertThat(json).containsOnlyKeys("set", "trained_on_this_set", "skipped", "profiles");
        assertThat(json)
                .extractingByKey("profiles")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .extractingByKey("default")
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsOnlyKeys("macro", "micro", "session_hit1", "categories", "questions", "latency_ms");
    }

    @Test
    @DisplayName("names the place of what is malformed")
    void malformed() throws IOException {
        String bad = SET.replace("2023-05-09T13:57:00Z", "yesterday");

        assertThatThrownBy(() -> run(source(bad), RecallProfile.DEFAULT))
                .isInstanceOf(TransferException.class)
                .hasMessageStartingWith("set.json, turn 3 at line 11 column 6: at must be an ISO-8601 instant");
    }

    @Test
    @DisplayName("names a turn that memory does not take")
    void refused() throws IOException {
        String bad = SET.replace("it rains again", " ");

        assertThatThrownBy(() -> run(source(bad), RecallProfile.DEFAULT))
                .isInstanceOf(TransferException.class)
                .hasMessage("set.json, turn 3 of conversation 'c1': text must not be blank");
    }

    @Test
    @DisplayName("wants every turn of a conversation once")
    void repeatedTurn() throws IOException {
        String bad = SET.replace("\"id\": \"c\"", "\"id\": \"a\"");

        assertThatThrownBy(() -> run(source(bad), RecallProfile.DEFAULT))
                .isInstanceOf(TransferException.class)
                .hasMessageContaining("the turn 'a' of conversation 'c1' must be there once");
    }
}
