// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.ExperienceQuery.Position;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.InMemoryExperienceStore;
import dev.recollect.memory.store.Listing;
import dev.recollect.memory.store.ModelStamp;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A listing")
class ListingTest {
    private static final int COUNT = Limits.PAGE + 200;

    private final Experiences experiences = Experiences.small();
    private final ExperienceStore store = new InMemoryExperienceStore(ModelStamp.of(experiences.model()));
    private final Listing listing = new Listing(store, Experiences.SCOPE, ExperienceFilter.DEFAULT);
    private final List<Experience> all = IntStream.range(0, COUNT)
            .mapToObj(i -> experiences.of("number " + i))
            .toList();

    ListingTest() {
        store.append(all.stream().map(experiences::item).toList());
    }

    @Test
    @DisplayName("reads on over the end of a page, newest first")
    void manyPages() {
        List<Experience> read = listing.newest(Integer.MAX_VALUE, Optional.empty(), Optional::of);

        assertThat(read).hasSize(COUNT).startsWith(all.get(COUNT - 1)).endsWith(all.get(0));
    }

    @Test
    @DisplayName("reads on past what stands for nothing, and begins where it is told to")
    void leavesOut() {
        Position tenth = Position.of(all.get(10));

        List<Experience> read =
                listing.newest(3, Optional.of(tenth), one -> even(one) ? Optional.of(one) : Optional.empty());

        assertThat(read).containsExactly(all.get(8), all.get(6), all.get(4));
    }

    private boolean even(Experience experience) {
        return all.indexOf(experience) % 2 == 0;
    }
}
