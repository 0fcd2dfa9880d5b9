// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.lineage.Lineage;
import dev.recollect.memory.lineage.Link;
import dev.recollect.memory.remember.RememberRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A lineage")
class LineageTest {
    private final InMemory in = new InMemory();

    @AfterEach
    void close() {
        in.close();
    }

    private ExperienceId told(String text) {
        return in.memory
                .remember(RememberRequest.text(InMemory.ADA, text).build())
                .id()
                .orElseThrow();
    }

    private ExperienceId noted(String text, List<ExperienceId> parents, List<ExperienceId> evidence) {
        return in.memory
                .remember(RememberRequest.text(InMemory.ADA, text)
                        .type(ExperienceType.OBSERVATION)
                        .parents(parents)
                        .evidence(evidence.stream().map(Evidence::of).toList())
                        .build())
                .id()
                .orElseThrow();
    }

    private Lineage of(ExperienceId id) {
        return in.memory.lineage(InMemory.ADA, id).orElseThrow();
    }

    @Test
    @DisplayName("has what an experience comes from and what was made of it, at any distance, near before far")
    void bothWays() {
        ExperienceId root = told("root");
        ExperienceId cited = told("cited");
        ExperienceId middle = noted("middle", List.of(root), List.of(cited));
        ExperienceId leaf = noted("leaf", List.of(middle), List.of());
        ExperienceId far = noted("far", List.of(), List.of(leaf));
        told("stranger");

        Lineage lineage = of(middle);

        assertThat(lineage.experiences())
                .extracting(Experience::id)
                .startsWith(middle)
                .containsExactlyInAnyOrder(middle, root, cited, leaf, far);
        assertThat(lineage.experiences().subList(3, 5))
                .extracting(Experience::id)
                .containsExactly(leaf, far);
        assertThat(lineage.links())
                .containsExactlyInAnyOrder(
                        new Link(middle, root, Link.Kind.PARENT),
                        new Link(middle, cited, Link.Kind.EVIDENCE),
                        new Link(leaf, middle, Link.Kind.PARENT),
                        new Link(far, leaf, Link.Kind.EVIDENCE));
        assertThat(lineage.truncated()).isFalse();
    }

    @Test
    @DisplayName("does not have what only shares an origin with it")
    void noSiblings() {
        ExperienceId root = told("root");
        ExperienceId one = noted("one", List.of(root), List.of());
        noted("other", List.of(root), List.of());

        assertThat(of(one).experiences()).extracting(Experience::id).containsExactly(one, root);
    }

    @Test
    @DisplayName("ends at 200 experiences and says so")
    void bounded() {
        ExperienceId root = told("root");
        for (int i = 0; i < Lineage.MOST; i++) {
            noted("note " + i, List.of(root), List.of());
        }

        Lineage lineage = of(root);

        assertThat(lineage.experiences()).hasSize(Lineage.MOST);
        assertThat(lineage.links()).hasSize(Lineage.MOST - 1);
        assertThat(lineage.truncated()).isTrue();
    }

    @Test
    @DisplayName("is nobody else's to read")
    void scoped() {
        assertThat(in.memory.lineage(InMemory.BOB, told("mine"))).isEmpty();
    }
}
