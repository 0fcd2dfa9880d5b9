// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.ChainEntry;
import dev.recollect.memory.store.ChainVerifier;
import dev.recollect.memory.store.Change;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.Receipt;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What erasing a whole user takes away, and what it leaves. */
abstract class UserErasureRules extends ErasureRules {
    static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    private static final Scope ANONYMOUS = new Scope("default", "erased-rct_9");

    @Test
    @DisplayName("erasing a user takes everything of it, its name too")
    void nameIsGone() {
        Experience first = stored(experiences.turn("s", "first"));
        Experience second = stored(experiences.observation("second", first));
        erase(second);

        Receipt receipt = eraseUser();

        assertThat(receipt.erased()).extracting(Receipt.Erased::id).containsExactly(first.id());
        assertThat(store.scopes()).containsExactly(ANONYMOUS);
        assertThat(store.sessions(Experiences.SCOPE, 10)).isEmpty();
        assertThat(store.statistics().users()).isZero();
        assertThat(chain(Experiences.SCOPE)).isEmpty();
        assertThat(changes())
                .extracting(Change::scope)
                .isNotEmpty()
                .allSatisfy(scope -> assertThat(scope).isEqualTo(ANONYMOUS));
    }

    @Test
    @DisplayName("the chain of an erased user stays under an anonymous name, and verifies")
    void chainStays() {
        stored(experiences.of("first"));
        stored(experiences.of("second"));
        List<ChainEntry> before = chain(Experiences.SCOPE);

        eraseUser();

        List<ChainEntry> after = chain(ANONYMOUS);
        assertThat(after)
                .extracting(ChainEntry::link)
                .isEqualTo(before.stream().map(ChainEntry::link).toList());
        assertThat(after).allSatisfy(entry -> assertThat(entry.tombstone()).isPresent());
        assertThat(new ChainVerifier(store).verify()).isEmpty();
        assertThat(store.integrity()).isEmpty();
    }

    @Test
    @DisplayName("a user of whom only tombstones are left is made anonymous too")
    void onlyTombstones() {
        erase(stored(experiences.of("only")));

        Receipt receipt = eraseUser();

        assertThat(receipt.erased()).isEmpty();
        assertThat(store.scopes()).containsExactly(ANONYMOUS);
    }

    @Test
    @DisplayName("an erased user may come back, with the same experiences and a new chain")
    void comesBack() {
        Experience first = stored(experiences.of("first"));
        eraseUser();

        Appended outcome = append(first);

        assertThat(outcome.status()).isEqualTo(Appended.Status.ACCEPTED);
        assertThat(chain(Experiences.SCOPE)).extracting(ChainEntry::position).containsExactly(1L);
        assertThat(store.scopes()).containsExactly(Experiences.SCOPE, ANONYMOUS);
        assertThat(changes()).extracting(Change::scope).containsExactly(ANONYMOUS, ANONYMOUS, Experiences.SCOPE);
        assertThat(changes().get(0).current()).isEmpty();
        assertThat(new ChainVerifier(store).verify()).isEmpty();
    }

    @Test
    @DisplayName("erasing a user touches no other")
    void othersStay() {
        Scope namesake = new Scope("acme", "ada");
        stored(experiences.of("of Ada"));
        Experience bobs = stored(experiences.of(BOB, "of Bob"));
        Experience other = stored(experiences.of(namesake, "of another Ada"));
        List<ChainEntry> bobsChain = chain(BOB);

        eraseUser();

        assertThat(all(BOB)).containsExactly(bobs);
        assertThat(all(namesake)).containsExactly(other);
        assertThat(chain(BOB)).isEqualTo(bobsChain);
    }

    @Test
    @DisplayName("a receipt names one erased user: used again it is refused, and nothing is erased")
    void receiptUsedTwice() {
        stored(experiences.of("first"));
        eraseUser();
        Experience back = stored(experiences.of("back"));

        assertThatThrownBy(this::eraseUser)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rct_9");
        assertThat(all(Experiences.SCOPE)).containsExactly(back);
    }

    private Receipt eraseUser() {
        return store.erase(Erasure.ofUser(Experiences.SCOPE), "rct_9", AT);
    }
}
