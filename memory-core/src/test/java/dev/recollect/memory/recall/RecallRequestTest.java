// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import dev.recollect.memory.store.ExperienceFilter;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A recall request")
class RecallRequestTest {
    private static final RecallRequest REQUEST = RecallRequest.of(Past.ADA, "who?");

    @Test
    @DisplayName("asks for the five best of everything but reflections, unless told otherwise")
    void defaults() {
        assertThat(REQUEST.scope()).isEqualTo(Past.ADA);
        assertThat(REQUEST.query()).isEqualTo("who?");
        assertThat(REQUEST.topK()).isEqualTo(5);
        assertThat(REQUEST.profile()).isEqualTo(RecallProfile.DEFAULT);
        assertThat(REQUEST.filter()).isEqualTo(ExperienceFilter.DEFAULT);
        assertThat(REQUEST.minScore()).isEmpty();
        assertThat(REQUEST.tokenBudget()).isEmpty();
        assertThat(REQUEST.relevantOnly()).isFalse();
        assertThat(REQUEST.diversity()).isZero();
        assertThat(REQUEST.explained()).isEmpty();
    }

    @Test
    @DisplayName("keeps everything else where one thing is changed, and stays as it was itself")
    void copies() {
        ExperienceFilter filter = ExperienceFilter.DEFAULT.withSession("s");

        RecallRequest changed = REQUEST.withTopK(7)
                .withProfile(RecallProfile.CLASSIC)
                .withFilter(filter)
                .withMinScore(0.25)
                .withTokenBudget(99)
                .withRelevantOnly()
                .withDiversity(0.5)
                .withExplained(List.of(Past.id(1)))
                .withTopK(8);

        assertThat(changed.scope()).isEqualTo(Past.ADA);
        assertThat(changed.query()).isEqualTo("who?");
        assertThat(changed.topK()).isEqualTo(8);
        assertThat(changed.profile()).isEqualTo(RecallProfile.CLASSIC);
        assertThat(changed.filter()).isEqualTo(filter);
        assertThat(changed.minScore()).hasValue(0.25);
        assertThat(changed.tokenBudget()).hasValue(99);
        assertThat(changed.relevantOnly()).isTrue();
        assertThat(changed.diversity()).isEqualTo(0.5);
        assertThat(changed.explained()).containsExactly(Past.id(1));
        assertThat(REQUEST.topK()).isEqualTo(5);
    }

    @Test
    @DisplayName("may stand at its limits")
    void limits() {
        assertThat(REQUEST.withTopK(1).withTopK(200).topK()).isEqualTo(200);
        assertThat(REQUEST.withMinScore(0).withMinScore(1).minScore()).hasValue(1);
        assertThat(REQUEST.withTokenBudget(1).withTokenBudget(10_000_000).tokenBudget())
                .hasValue(10_000_000);
        assertThat(RecallRequest.of(Past.ADA, "q".repeat(Limits.QUERY_CHARS)).query())
                .hasSize(100_000);
    }

    static Stream<Arguments> outOfBounds() {
        return Stream.of(
                wrong("top_k must be between 1 and 200, but was 0", () -> REQUEST.withTopK(0)),
                wrong("top_k must be between 1 and 200, but was 201", () -> REQUEST.withTopK(201)),
                wrong("min_score must be between 0.0 and 1.0, but was -0.1", () -> REQUEST.withMinScore(-0.1)),
                wrong("min_score must be between 0.0 and 1.0, but was 1.1", () -> REQUEST.withMinScore(1.1)),
                wrong("min_score must be between 0.0 and 1.0, but was NaN", () -> REQUEST.withMinScore(Double.NaN)),
                wrong("token_budget must be between 1 and 10000000, but was 0", () -> REQUEST.withTokenBudget(0)),
                wrong(
                        "token_budget must be between 1 and 10000000, but was 10000001",
                        () -> REQUEST.withTokenBudget(10_000_001)),
                wrong("diversity must be between 0.0 and 1.0, but was -0.1", () -> REQUEST.withDiversity(-0.1)),
                wrong("diversity must be between 0.0 and 1.0, but was 1.1", () -> REQUEST.withDiversity(1.1)),
                wrong("diversity must be between 0.0 and 1.0, but was NaN", () -> REQUEST.withDiversity(Double.NaN)),
                wrong(
                        "explain_ids must be at most 200, but are 201",
                        () -> REQUEST.withExplained(
                                IntStream.range(0, 201).mapToObj(Past::id).toList())),
                wrong("query must not be blank", () -> RecallRequest.of(Past.ADA, "")),
                wrong("query must not be blank", () -> RecallRequest.of(Past.ADA, " \n\u2003")),
                wrong(
                        "query must be at most 100000 characters, but has 100001",
                        () -> RecallRequest.of(Past.ADA, "q".repeat(100_001))),
                wrong("query must not hold NUL, but has one at position 1", () -> RecallRequest.of(Past.ADA, "a\0")),
                wrong(
                        "query must not hold a lone surrogate, but has one at position 0",
                        () -> RecallRequest.of(Past.ADA, "\uDE80")));
    }

    private static Arguments wrong(String message, Supplier<RecallRequest> request) {
        return Arguments.of(message, request);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("outOfBounds")
    @DisplayName("is refused beyond them with field, rule and value")
    void refused(String message, Supplier<RecallRequest> request) {
        assertThatThrownBy(request::get)
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        invalid -> assertThat(invalid.field() + " " + invalid.rule())
                                .isEqualTo(message))
                .hasMessage(message);
    }
}
