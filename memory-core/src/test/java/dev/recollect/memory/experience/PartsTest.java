// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.InvalidInputException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartsTest {
    @ParameterizedTest
    @CsvSource({
        "OCCURRENCE, OCCURRENCE, false",
        "OCCURRENCE, RECONCILIATION, false",
        "OBSERVATION, OCCURRENCE, true",
        "OBSERVATION, OBSERVATION, true",
        "OBSERVATION, INFERENCE, false",
        "INFERENCE, OBSERVATION, true",
        "INFERENCE, RECONCILIATION, false",
        "RECONCILIATION, RECONCILIATION, true"
    })
    @DisplayName("a child is at least of its parent's type, and an occurrence has no parent")
    void lattice(ExperienceType child, ExperienceType parent, boolean allowed) {
        assertThat(child.mayDeriveFrom(parent)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @EnumSource(ExperienceType.class)
    @DisplayName("a type is found by its wire name")
    void typeNames(ExperienceType type) {
        assertThat(ExperienceType.of(type.wireName())).isEqualTo(type);
        assertThatThrownBy(() -> ExperienceType.of(type.name()))
                .hasMessage("type must be one of occurrence, observation, inference, reconciliation");
    }

    @ParameterizedTest
    @EnumSource(Provenance.Method.class)
    @DisplayName("a method is found by its wire name")
    void methodNames(Provenance.Method method) {
        assertThat(Provenance.Method.of(method.wireName())).isEqualTo(method);
        assertThatThrownBy(() -> Provenance.Method.of("guess"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("model_infer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "agent", "tool(search)", "tool(a b)"})
    @DisplayName("an actor is the user, the agent or a tool")
    void actors(String actor) {
        assertThat(Provenance.of(actor, Provenance.Method.CAPTURE).actor()).isEqualTo(actor);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bob", "User", "tool", "tool()", "tool(x", "TOOL(x)"})
    @DisplayName("nobody else is an actor")
    void noActors(String actor) {
        assertThatThrownBy(() -> Provenance.of(actor, Provenance.Method.CAPTURE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("actor ");
    }

    @Test
    @DisplayName("sources are at most 100, their URIs and hashes bounded")
    void sources() {
        Provenance.Source source = new Provenance.Source("https://example.org", Optional.of("h"));

        assertThatThrownBy(() -> new Provenance("user", Provenance.Method.IMPORT, Collections.nCopies(101, source)))
                .hasMessage("sources must be at most 100, but are 101");
        assertThatThrownBy(() -> new Provenance.Source("x".repeat(2_001), Optional.empty()))
                .hasMessageStartingWith("sources.uri ");
        assertThatThrownBy(() -> new Provenance.Source("x", Optional.of("h".repeat(201))))
                .hasMessageStartingWith("sources.hash ");
    }

    @Test
    @DisplayName("evidence is an experience or an absolute URI")
    void evidence() {
        assertThat(Evidence.of(Samples.ID).experience()).contains(Samples.ID);
        assertThat(new Evidence("https://example.org/a?b#c").experience()).isEmpty();
        assertThat(new Evidence("urn:isbn:9780141439518").experience()).isEmpty();
        for (String wrong : List.of("", "page", "/page", "http://a b", "exp_123")) {
            assertThatThrownBy(() -> new Evidence(wrong))
                    .as(wrong)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("absolute URI");
        }
    }

    @Test
    @DisplayName("a confidence is a probability, kept to four decimals, by a named method")
    void confidence() {
        assertThat(new Confidence(0.123449, "x").p()).isEqualTo(0.1234);
        assertThat(new Confidence(1, "x").p()).isEqualTo(1);
        for (double wrong : new double[] {-0.0001, 1.0001, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Confidence(wrong, "x"))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("between 0.0 and 1.0, but was " + wrong);
        }
        assertThatThrownBy(() -> new Confidence(0.5, "")).hasMessageStartingWith("confidence.method ");
    }

    @Test
    @DisplayName("a scope is a tenant and a user, ordered by both")
    void scope() {
        assertThat(Scope.ofUser("ada")).isEqualTo(new Scope("default", "ada"));
        assertThat(List.of(new Scope("a", "z"), new Scope("b", "a"), new Scope("b", "b")))
                .isSorted();
        assertThatThrownBy(() -> new Scope("", "ada")).hasMessage("tenant must not be blank");
        assertThatThrownBy(() -> Scope.ofUser("a\u0000")).hasMessageStartingWith("user must not hold NUL");
        assertThatThrownBy(() -> Scope.ofUser("a\tb")).hasMessageContaining("control characters");
    }
}
