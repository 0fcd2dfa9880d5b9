// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ChainEntry;
import dev.recollect.memory.store.ChainVerifier;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.Finding;
import dev.recollect.memory.store.InMemoryExperienceStore;
import dev.recollect.memory.store.ModelStamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A chain of five: the fourth is a tombstone. Position 3 is then tampered with in every way. */
class ChainVerifierTest {
    private final Experiences experiences = Experiences.small();
    private final InMemoryExperienceStore store = new InMemoryExperienceStore(ModelStamp.of(experiences.model()));
    private final List<Experience> stored = new ArrayList<>();

    @BeforeEach
    void fill() {
        for (int i = 0; i < 5; i++) {
            Experience experience = experiences.of("number " + i);
            stored.add(experience);
            store.append(List.of(experiences.item(experience)));
        }
        store.erase(Erasure.ofIds(Experiences.SCOPE, List.of(stored.get(3).id())), "rct_1", experiences.now());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    @DisplayName("a sound chain has no findings, nor has an empty store")
    void sound() {
        assertThat(verify(UnaryOperator.identity())).isEmpty();
        try (InMemoryExperienceStore empty = new InMemoryExperienceStore(ModelStamp.of(experiences.model()))) {
            assertThat(new ChainVerifier(empty).verify()).isEmpty();
        }
    }

    @Test
    @DisplayName("a changed experience is found by its digest, and named")
    void changedExperience() {
        Experience third = stored.get(2);
        Experience changed =
                third.toBuilder().content(Content.ofText("number two")).build();

        List<Finding> findings = verify(tampering(
                entry -> new ChainEntry(3, entry.digest(), entry.link(), Optional.of(changed), Optional.empty())));

        assertThat(findings)
                .containsExactly(new Finding(
                        "digest",
                        third.id().value(),
                        "must be " + third.digest().hex() + ", but is "
                                + changed.digest().hex()));
    }

    @Test
    @DisplayName("a changed experience whose digest was changed along is found by its link")
    void changedDigest() {
        Experience third = stored.get(2);
        Experience changed =
                third.toBuilder().content(Content.ofText("number two")).build();

        List<Finding> findings = verify(tampering(
                entry -> new ChainEntry(3, changed.digest(), entry.link(), Optional.of(changed), Optional.empty())));

        assertThat(findings)
                .extracting(Finding::what, Finding::where)
                .containsExactly(tuple("link", third.id().value()));
    }

    @Test
    @DisplayName("where the link was changed along, too, the next link does not follow")
    void changedLink() {
        Experience changed =
                stored.get(2).toBuilder().content(Content.ofText("number two")).build();
        Digest before = store.chain(Experiences.SCOPE, 1, 1).get(0).link();

        List<Finding> findings = verify(tampering(entry -> new ChainEntry(
                3, changed.digest(), before.followedBy(changed.digest()), Optional.of(changed), Optional.empty())));

        assertThat(findings)
                .extracting(Finding::what, Finding::where)
                .containsExactly(tuple("link", "default/ada position 4"));
    }

    @Test
    @DisplayName("a missing place is found, and the chain does not close over it")
    void missing() {
        List<Finding> findings = verify(
                chain -> chain.stream().filter(entry -> entry.position() != 3).toList());

        assertThat(findings)
                .extracting(Finding::what, Finding::detail)
                .contains(tuple("chain", "position 3 is missing"))
                .hasSize(2);
        assertThat(findings.get(1).what()).isEqualTo("link");
    }

    @Test
    @DisplayName("an inserted place is found")
    void inserted() {
        Experience foreign = experiences.of("foreign");

        List<Finding> findings = verify(chain -> Stream.concat(
                        chain.stream(),
                        Stream.of(new ChainEntry(
                                6, foreign.digest(), Digest.GENESIS, Optional.of(foreign), Optional.empty())))
                .toList());

        assertThat(findings)
                .extracting(Finding::what, Finding::where)
                .containsExactly(tuple("link", foreign.id().value()));
    }

    @Test
    @DisplayName("a place without an experience and without a tombstone is found")
    void emptied() {
        List<Finding> findings = verify(tampering(
                entry -> new ChainEntry(3, entry.digest(), entry.link(), Optional.empty(), Optional.empty())));

        assertThat(findings)
                .containsExactly(new Finding(
                        "chain", "default/ada position 3", "there is neither an experience nor a tombstone"));
    }

    private static UnaryOperator<List<ChainEntry>> tampering(Function<ChainEntry, ChainEntry> third) {
        return chain -> chain.stream()
                .map(entry -> entry.position() == 3 ? third.apply(entry) : entry)
                .toList();
    }

    private List<Finding> verify(UnaryOperator<List<ChainEntry>> tamper) {
        return new ChainVerifier(new ForwardingStore(store) {
                    @Override
                    public List<ChainEntry> chain(Scope scope, long after, int limit) {
                        return tamper.apply(super.chain(scope, 0, 100)).stream()
                                .filter(entry -> entry.position() > after)
                                .limit(limit)
                                .toList();
                    }
                })
                .verify();
    }
}
