// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ChainEntry;
import dev.recollect.memory.store.ChainVerifier;
import dev.recollect.memory.store.Change;
import dev.recollect.memory.store.Changes;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.StoredExperience;
import dev.recollect.memory.store.StoredPage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The change feed and the chain. */
abstract class FeedRules extends UserErasureRules {
    @Test
    @DisplayName("an empty store has an empty feed")
    void emptyFeed() {
        Changes changes = store.changes(0, 10);

        assertThat(changes).isEqualTo(new Changes(List.of(), 0, false));
        assertThat(store.lastChange()).isZero();
        assertThat(store.scopes()).isEmpty();
        assertThat(chain(Experiences.SCOPE)).isEmpty();
        assertThat(new ChainVerifier(store).verify()).isEmpty();
    }

    @Test
    @DisplayName("the feed shows what was stored with its vectors, in the order of commit")
    void feed() {
        Experience first = stored(experiences.of("first"));
        Experience second = stored(experiences.exchange("why?", "because"));

        Changes changes = store.changes(0, 10);

        assertThat(changes.changes()).extracting(Change::id).containsExactly(first.id(), second.id());
        assertThat(changes.changes()).extracting(Change::kind).containsOnly(Change.Kind.ADDED);
        assertThat(changes.changes()).extracting(Change::scope).containsOnly(Experiences.SCOPE);
        assertThat(changes.changes().get(1).current().orElseThrow().embeddings())
                .isEqualTo(experiences.item(second).embeddings());
        assertThat(changes.checkpoint()).isEqualTo(store.lastChange());
        assertThat(changes.more()).isFalse();
    }

    @Test
    @DisplayName("pages of the feed follow each other without gap and overlap")
    void feedPages() {
        for (int i = 0; i < 7; i++) {
            stored(experiences.of(i % 2 == 0 ? Experiences.SCOPE : BOB, "number " + i));
        }

        List<Change> paged = new ArrayList<>();
        Changes page = store.changes(0, 3);
        paged.addAll(page.changes());
        while (page.more()) {
            page = store.changes(page.checkpoint(), 3);
            paged.addAll(page.changes());
        }

        assertThat(paged).isEqualTo(changes()).hasSize(7);
        assertThat(paged).extracting(Change::seq).isSorted().doesNotHaveDuplicates();
        assertThat(page.checkpoint()).isEqualTo(store.lastChange());
        assertThat(store.changes(store.lastChange(), 3)).isEqualTo(new Changes(List.of(), store.lastChange(), false));
        assertThatThrownBy(() -> store.changes(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("what a scope holds is read in pages, in the order of storing, without what was erased")
    void storedPages() {
        List<Experience> kept = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            stored(experiences.of(BOB, "another's " + i));
            kept.add(stored(experiences.of("number " + i)));
        }
        List<ExperienceId> gone =
                List.of(kept.remove(8).id(), kept.remove(4).id(), kept.remove(0).id());
        store.erase(Erasure.ofIds(Experiences.SCOPE, gone), "rct_1", AT);

        List<StoredExperience> read = new ArrayList<>();
        StoredPage page = store.stored(Experiences.SCOPE, 0, 4);
        read.addAll(page.experiences());
        while (page.more()) {
            page = store.stored(Experiences.SCOPE, page.last(), 4);
            read.addAll(page.experiences());
        }

        assertThat(read).extracting(StoredExperience::experience).isEqualTo(kept);
        assertThat(read)
                .extracting(StoredExperience::embeddings)
                .isEqualTo(changes().stream()
                        .flatMap(change -> change.current().stream())
                        .filter(current -> kept.contains(current.experience()))
                        .map(StoredExperience::embeddings)
                        .distinct()
                        .toList());
        assertThat(store.stored(Experiences.SCOPE, page.last(), 4))
                .isEqualTo(new StoredPage(List.of(), page.last(), false));
        assertThat(store.stored(Scope.ofUser("nobody"), 0, 4)).isEqualTo(new StoredPage(List.of(), 0, false));
        assertThatThrownBy(() -> store.stored(BOB, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("long texts keep the vector of each chunk, in order")
    void chunks() {
        Experience longText = stored(experiences.of("word after word ".repeat(HashingEmbeddingModel.WINDOW)));

        assertThat(experiences.item(longText).embeddings().values())
                .allSatisfy(embedding -> assertThat(embedding.chunks()).hasSizeGreaterThan(2));
        assertThat(current(longText).orElseThrow().embeddings())
                .isEqualTo(experiences.item(longText).embeddings());
    }

    @Test
    @DisplayName("the chain of a scope links the digests in the order of commit, from 1 without gaps")
    void chainLinks() {
        List<Experience> own = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            own.add(stored(experiences.of("number " + i)));
            stored(experiences.of(BOB, "of Bob " + i));
        }

        List<ChainEntry> chain = chain(Experiences.SCOPE);

        assertThat(chain).hasSize(5);
        Digest link = Digest.GENESIS;
        for (int i = 0; i < 5; i++) {
            link = link.followedBy(own.get(i).digest());
            assertThat(chain.get(i))
                    .isEqualTo(new ChainEntry(
                            i + 1, own.get(i).digest(), link, Optional.of(own.get(i)), Optional.empty()));
        }
        assertThat(new ChainVerifier(store).verify()).isEmpty();
        assertThat(store.integrity()).isEmpty();
    }

    @Test
    @DisplayName("a chain is read in pages")
    void chainPages() {
        List<ExperienceId> own = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            own.add(stored(experiences.of("number " + i)).id());
        }

        List<ChainEntry> page = store.chain(Experiences.SCOPE, 1, 2);

        assertThat(page)
                .extracting(entry -> entry.experience().orElseThrow().id())
                .containsExactly(own.get(1), own.get(2));
        assertThat(store.chain(Experiences.SCOPE, 5, 2)).isEmpty();
        assertThatThrownBy(() -> store.chain(Experiences.SCOPE, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
