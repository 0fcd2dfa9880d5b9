// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.ExperienceId;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The classic score")
class ClassicScoreTest {
    /* Vectors are of single precision. */
    private static final Offset<Double> FLOAT = within(1e-6);

    private final Past past = new Past();

    private Score score(RecallProfile profile, ExperienceId id) {
        RecallRequest request = RecallRequest.of(Past.ADA, "?").withProfile(profile);
        return past.recaller().candidates(request).stream()
                .filter(candidate -> candidate.id().equals(id))
                .map(Candidate::score)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("is asked for here by a query whose vector is the axis")
    void query() {
        assertThat(past.model.embed("?", Purpose.QUERY).mean()).isEqualTo(Past.AXIS);
    }

    @Test
    @DisplayName("is 0.8 of the cosine and 0.2 of the recency")
    void standard() {
        ExperienceId fresh = past.add(Said.text("a").meaning(0.5, 0).secondsAgo(0));
        ExperienceId old = past.add(Said.text("b").meaning(0.5, 0).secondsAgo(30 * 86_400));

        assertThat(score(RecallProfile.CLASSIC, fresh).value()).isCloseTo(0.8 * 0.5 + 0.2, FLOAT);
        assertThat(score(RecallProfile.CLASSIC, old).value()).isCloseTo(0.8 * 0.5 + 0.2 * 0.5, FLOAT);
        assertThat(score(RecallProfile.CLASSIC, old).parts().keySet()).containsExactly("semantic", "recency");
        assertThat(score(RecallProfile.CLASSIC, old).parts().get("recency")).isCloseTo(0.1, FLOAT);
    }

    @Test
    @DisplayName("takes the weights and the half-life that it is given")
    void weights() {
        ExperienceId old = past.add(Said.text("a").meaning(0.5, 0).secondsAgo(86_400));

        Score score = score(RecallProfile.classic(1, 3, Duration.ofDays(1)), old);

        assertThat(score.value()).isCloseTo(0.25 * 0.5 + 0.75 * 0.5, FLOAT);
        assertThat(score(RecallProfile.classic(0, 3, Duration.ofDays(1)), old).parts())
                .containsExactlyInAnyOrderEntriesOf(Map.of("semantic", 0.0, "recency", 0.5));
    }

    @Test
    @DisplayName("takes the better half of an exchange, leaves context out, and counts no cosine below 0")
    void cosine() {
        ExperienceId exchange = past.add(Said.exchange("a", "b")
                .vector(Role.PROMPT, 0.25)
                .vector(Role.RESPONSE, 0.75)
                .vector(Role.CONTEXT, 1));
        ExperienceId opposite = past.add(Said.text("c").meaning(-1, 1));
        RecallProfile meaning = RecallProfile.classic(1, 0, Duration.ofDays(30));

        assertThat(score(meaning, exchange).value()).isCloseTo(0.75, FLOAT);
        assertThat(score(meaning, opposite).value()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0.1, 4.3", "0.2, 8.6", "3.75, 4.63", "2.0, 2.93", "0.8, 0.2"})
    @DisplayName("of what is the same and just happened is 1, not a bit more")
    void atMostOne(double semantic, double recency) {
        ExperienceId same = past.add(Said.text("same").meaning(1, 1).secondsAgo(0));

        Score score = score(RecallProfile.classic(semantic, recency, Duration.ofDays(30)), same);

        assertThat(score.value()).isCloseTo(1, FLOAT).isLessThanOrEqualTo(1);
    }
}
