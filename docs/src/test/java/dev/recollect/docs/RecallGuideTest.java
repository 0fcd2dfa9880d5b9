// SPDX-License-Identifier: Apache-2.0
package dev.recollect.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.Memory;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.local.LocalMemory;
import dev.recollect.memory.recall.Dropped;
import dev.recollect.memory.recall.Explained;
import dev.recollect.memory.recall.RecallProfile;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.recall.Recollection;
import dev.recollect.memory.recall.Signal;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.store.ExperienceFilter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The guide to what is recalled")
class RecallGuideTest {
    private static final String LEASE = "I signed the lease for the flat in Lisbon.";
    private static final String BAKER = "The baker closes at six.";

    private final Scope ada = Scope.ofUser("ada");
    private Optional<Memory> opened = Optional.empty();
    private Optional<ExperienceId> baker = Optional.empty();

    @BeforeEach
    void remember(@TempDir Path folder) {
        opened = Optional.of(LocalMemory.open(folder));
        told(LEASE, "move", "2026-06-01T09:30:00Z");
        told("I signed the lease for the flat, in Lisbon!", "move", "2026-06-01T09:31:00Z");
        baker = told(BAKER, "errands", "2026-06-02T08:00:00Z");
    }

    @AfterEach
    void close() {
        memory().close();
    }

    private Memory memory() {
        return opened.orElseThrow();
    }

    private Optional<ExperienceId> told(String text, String session, String at) {
        return memory().remember(RememberRequest.text(ada, text)
                        .session(session)
                        .occurredAt(Instant.parse(at))
                        .attributes(Map.of("channel", "mail"))
                        .build())
                .id();
    }

    @Test
    @DisplayName("leaves out what a filter does not let through")
    void filters() {
        Memory memory = memory();
        memory.remember(ada, "Which flat did I take?");

        // @start region=filter
        ExperienceFilter calm = ExperienceFilter.DEFAULT
                .withTypes(Set.of(ExperienceType.OCCURRENCE))
                .withSession("move")
                .withTimes(Optional.of(Instant.parse("2026-05-01T00:00:00Z")), Optional.empty())
                .withValence(OptionalDouble.of(-0.9), OptionalDouble.empty())
                .withMinConfidence(0.5)
                .withAttributes(Map.of("channel", "mail"));
        List<Recalled> found = memory.recall(
                        RecallRequest.of(ada, "Which flat did I take?").withFilter(calm))
                .memories();
        // @end

        assertThat(found)
                .hasSize(2)
                .allMatch(recalled -> recalled.experience().sessionId().equals(Optional.of("move")));
    }

    @Test
    @DisplayName("takes only what bears on the query")
    void relevant() {
        Memory memory = memory();

        // @start region=relevant
        List<Recalled> relevant = memory.recall(RecallRequest.of(ada, "Which flat did I take?")
                        .withRelevantOnly()
                        .withTokenBudget(500))
                .memories();
        // @end

        assertThat(relevant).extracting(Recalled::text).contains(LEASE).doesNotContain(BAKER);
    }

    @Test
    @DisplayName("weighs signals as it is told")
    void weights() {
        Memory memory = memory();

        // @start region=weights
        RecallProfile byWords =
                RecallProfile.custom(Map.of(Signal.WORDS, 3.0, Signal.RECENCY, 0.5), RecallProfile.DEFAULT_HALF_LIFE);
        List<Recalled> literal = memory.recall(
                        RecallRequest.of(ada, "lease Lisbon").withProfile(byWords))
                .memories();
        // @end

        assertThat(literal.get(0).score().parts()).containsOnlyKeys("base", "words", "recency");
        assertThat(literal.get(2).text()).isEqualTo(BAKER);
    }

    @Test
    @DisplayName("brings forward what feels as the query does where that is asked for")
    void mood() {
        Memory memory = memory();
        memory.remember(ada, "I love the flat, it is bright and warm!");
        memory.remember(ada, "I hated every minute in that flat, it made me miserable.");
        String query = "I am so unhappy with my flat";

        // @start region=mood
        RecallProfile byMood = RecallProfile.custom(
                Map.of(Signal.MEANING, 1.0, Signal.WORDS, 3.0, Signal.CONGRUENCE, 2.0),
                RecallProfile.DEFAULT_HALF_LIFE);
        // @end

        List<Recalled> felt =
                memory.recall(RecallRequest.of(ada, query).withProfile(byMood)).memories();
        assertThat(felt.get(0).text()).startsWith("I hated every minute");
        assertThat(felt.get(0).score().parts().get("congruence"))
                .isGreaterThan(felt.stream()
                        .filter(recalled -> recalled.text().startsWith("I love"))
                        .findFirst()
                        .orElseThrow()
                        .score()
                        .parts()
                        .get("congruence"));
        assertThat(memory.recall(RecallRequest.of(ada, query)).memories())
                .allSatisfy(
                        recalled -> assertThat(recalled.score().parts()).doesNotContainKeys("causal", "congruence"));
    }

    @Test
    @DisplayName("lets what was said twice wait")
    void diversity() {
        Memory memory = memory();

        // @start region=diversity
        List<Recalled> varied = memory.recall(
                        RecallRequest.of(ada, "the flat in Lisbon").withDiversity(0.3))
                .memories();
        // @end

        assertThat(varied).hasSize(3);
        assertThat(memory.recall(RecallRequest.of(ada, "the flat in Lisbon").withDiversity(0.9))
                        .memories()
                        .get(1)
                        .text())
                .isEqualTo(BAKER);
    }

    @Test
    @DisplayName("says why something was not recalled")
    void whyNot() {
        Memory memory = memory();
        ExperienceId missed = baker.orElseThrow();

        // @start region=why-not
        Recollection recollection = memory.recall(
                RecallRequest.of(ada, "Which flat did I take?").withTopK(1).withExplained(List.of(missed)));
        Explained explained = recollection.explained().get(0);
        explained.rank(); // its place among everything that passes the filter
        explained.score(); // what it scores, with the parts
        explained.dropped(); // the step that left it out, and why; empty if it was recalled
        // @end

        assertThat(explained.rank()).hasValue(3);
        assertThat(explained.score()).isPresent();
        assertThat(explained.dropped()).map(Dropped::by).contains(Dropped.Step.TOP_K);
    }
}
