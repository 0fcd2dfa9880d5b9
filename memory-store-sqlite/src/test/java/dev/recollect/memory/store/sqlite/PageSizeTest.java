// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.store.ChainEntry;
import dev.recollect.memory.store.Change;
import dev.recollect.memory.store.Changes;
import dev.recollect.memory.store.NewExperience;
import dev.recollect.memory.tck.Experiences;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A page")
class PageSizeTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("of few large experiences is shorter than asked for, and the next one goes on")
    void largeExperiences() {
        Fixture fixture = new Fixture(folder);
        try (SqliteExperienceStore store = fixture.open()) {
            List<Experience> large = IntStream.range(0, 100)
                    .mapToObj(i -> fixture.experiences.of("large " + ".".repeat(Limits.TEXT_CHARS - 6)))
                    .toList();
            List<ExperienceId> stored = large.stream().map(Experience::id).toList();
            int pages = 1 + (int) (100L * Limits.TEXT_CHARS / PageSize.MOST_BYTES);
            store.append(large.stream()
                    .map(one -> new NewExperience(one, Map.of(), Optional.empty(), Optional.empty()))
                    .toList());

            List<Changes> feed = feed(store);
            List<List<ChainEntry>> chain = chain(store);

            assertThat(feed).hasSize(pages);
            assertThat(feed.stream().flatMap(page -> page.changes().stream()).map(Change::id))
                    .containsExactlyElementsOf(stored);
            assertThat(chain).hasSize(pages);
            assertThat(chain.stream()
                            .flatMap(List::stream)
                            .map(entry -> entry.experience().orElseThrow().id()))
                    .containsExactlyElementsOf(stored);
        }
    }

    @Test
    @DisplayName("has one entry at least, however large, and never more than asked for")
    void bounds() {
        long half = PageSize.MOST_BYTES / 2;

        assertThat(PageSize.within(5, List.<Long>of(), Long::longValue)).isZero();
        assertThat(PageSize.within(5, List.of(9 * half, 1L), Long::longValue)).isEqualTo(1);
        assertThat(PageSize.within(5, List.of(half, half, 1L), Long::longValue)).isEqualTo(2);
        assertThat(PageSize.within(2, List.of(1L, 1L, 1L), Long::longValue)).isEqualTo(2);
    }

    private static List<Changes> feed(SqliteExperienceStore store) {
        List<Changes> pages = new ArrayList<>();
        Changes page = store.changes(0, 500);
        pages.add(page);
        while (page.more()) {
            page = store.changes(page.checkpoint(), 500);
            pages.add(page);
        }
        return pages;
    }

    private static List<List<ChainEntry>> chain(SqliteExperienceStore store) {
        List<List<ChainEntry>> pages = new ArrayList<>();
        List<ChainEntry> page = store.chain(Experiences.SCOPE, 0, 500);
        while (!page.isEmpty()) {
            pages.add(page);
            page = store.chain(Experiences.SCOPE, page.get(page.size() - 1).position(), 500);
        }
        return pages;
    }
}
