// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExperienceTest {
    private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

    @Test
    @DisplayName("unless told otherwise an experience is an occurrence captured from the user, of unknown confidence")
    void defaults() {
        Experience experience = Samples.small();

        assertThat(experience.type()).isEqualTo(ExperienceType.OCCURRENCE);
        assertThat(experience.provenance()).isEqualTo(Provenance.of("user", Provenance.Method.CAPTURE));
        assertThat(experience.confidence()).isEqualTo(Confidence.UNKNOWN);
        assertThat(experience.parents()).isEmpty();
        assertThat(experience.evidence()).isEmpty();
        assertThat(experience.sessionId()).isEmpty();
        assertThat(experience.agent()).isEmpty();
        assertThat(experience.affect().affect().valence()).isZero();
    }

    @Test
    @DisplayName("times are cut to milliseconds")
    void milliseconds() {
        Experience experience = Samples.small().toBuilder()
                .times(NOW.plusNanos(1_999_999), NOW.plusNanos(999_999))
                .build();

        assertThat(experience.occurredAt()).isEqualTo(NOW.plusMillis(1));
        assertThat(experience.recordedAt()).isEqualTo(NOW);
    }

    @Test
    @DisplayName("something happened between 1900 and a day from now")
    void occurrence() {
        Instant tomorrow = NOW.plus(Duration.ofDays(1));

        assertThat(with(builder -> builder.times(Experience.EARLIEST, NOW)).occurredAt())
                .isEqualTo(Experience.EARLIEST);
        assertThat(with(builder -> builder.times(tomorrow, NOW)).occurredAt()).isEqualTo(tomorrow);
        assertRefused("occurred_at", "before 1900", builder -> builder.times(Experience.EARLIEST.minusMillis(1), NOW));
        assertRefused("occurred_at", "a day ahead", builder -> builder.times(tomorrow.plusMillis(1), NOW));
    }

    @Test
    @DisplayName("an occurrence has no parents, nothing has more than 200, and none twice")
    void parents() {
        UnaryOperator<ExperienceBuilder> observation = builder -> builder.type(ExperienceType.OBSERVATION);

        assertThat(with(builder -> observation.apply(builder).parents(ids(Limits.PARENTS)))
                        .parents())
                .hasSize(Limits.PARENTS);
        assertRefused("parents", "empty for an occurrence", builder -> builder.parents(ids(1)));
        assertRefused(
                "parents", "but are 201", builder -> observation.apply(builder).parents(ids(201)));
        assertRefused(
                "parents",
                "must not repeat",
                builder -> observation.apply(builder).parents(List.of(Samples.PARENT, Samples.PARENT)));
    }

    @Test
    @DisplayName("an experience cites at most 400 others, none twice")
    void evidence() {
        List<Evidence> many = ids(401).stream().map(Evidence::of).toList();

        assertThat(with(builder -> builder.evidence(many.subList(0, 400))).evidence())
                .hasSize(400);
        assertRefused("evidence", "but are 401", builder -> builder.evidence(many));
        assertRefused(
                "evidence",
                "must not repeat",
                builder -> builder.evidence(Collections.nCopies(2, Evidence.of(Samples.PARENT))));
    }

    @Test
    @DisplayName("session and agent are names")
    void names() {
        assertRefused("session_id", "blank", builder -> builder.session(" "));
        assertRefused("session_id", "but has 201", builder -> builder.session("s".repeat(201)));
        assertRefused("agent", "control characters", builder -> builder.agent("a\nb"));
    }

    @Test
    @DisplayName("an experience shows its id and type, never its content")
    void shown() {
        assertThat(Samples.small()).hasToString("Experience[exp_01JH0A0000000000000000000A, occurrence]");
        assertThat(Samples.small().content()).hasToString("Content[11 characters]");
    }

    @Test
    @DisplayName("an experience is equal to no other kind of thing")
    void equality() {
        assertThat(Samples.small())
                .isEqualTo(Samples.small())
                .isNotEqualTo("exp")
                .isNotEqualTo(Samples.full());
        assertThat(Samples.small().content()).isNotEqualTo("Hello, Zoë.");
    }

    private static Experience with(UnaryOperator<ExperienceBuilder> change) {
        return change.apply(Samples.small().toBuilder()).build();
    }

    private static void assertRefused(String field, String rule, UnaryOperator<ExperienceBuilder> change) {
        assertThatThrownBy(() -> with(change)).isInstanceOfSatisfying(InvalidInputException.class, refusal -> {
            assertThat(refusal.field()).isEqualTo(field);
            assertThat(refusal.rule()).contains(rule);
            assertThat(refusal).hasMessage(field + " " + refusal.rule());
        });
    }

    private static List<ExperienceId> ids(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ExperienceId("exp_01JH0A%020d".formatted(i)))
                .toList();
    }
}
