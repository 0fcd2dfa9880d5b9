// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.remember.RememberRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The page's list of memories")
@ExtendWith(Chromium.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemoriesPageTest {
    private final Chromium chromium;
    private final Home home;

    MemoriesPageTest(Chromium chromium, @TempDir Path folder) {
        this.chromium = chromium;
        home = new Home(folder);
    }

    @AfterAll
    void close() {
        home.close();
    }

    private static RememberRequest.Builder note(String user, String text) {
        return RememberRequest.text(Scope.ofUser(user), text);
    }

    @Test
    @DisplayName("says where there is nothing yet")
    void empty() {
        try (Visit visit = chromium.visit(home.url()).as("nobody").toMemories()) {
            assertThat(visit.items()).hasCount(0);
            assertThat(visit.page.locator("#list-status")).containsText("Nothing remembered yet.");
            assertThat(visit.page.locator("h2:visible")).hasText("Memories of nobody");
            visit.shoot("memories-empty");
        }
    }

    @Test
    @DisplayName("shows sixty memories in three pages, newest first, each once, and moves on to the first of each page")
    void pages() {
        Instant start = Instant.parse("2024-05-01T08:00:00Z");
        IntStream.rangeClosed(1, 60)
                .forEach(n -> home.remember(
                        note("sixty", "Note number " + n + ".").occurredAt(start.plus(Duration.ofHours(n)))));
        try (Visit visit = chromium.visit(home.url()).as("sixty").toMemories()) {
            assertThat(visit.items()).hasCount(20);
            visit.button("Show older ones").click();
            assertThat(visit.items()).hasCount(40);
            assertThat(visit.items().nth(20).locator(".open")).isFocused();
            visit.button("Show older ones").click();

            assertThat(visit.items()).hasCount(60);
            assertThat(visit.button("Show older ones")).hasCount(0);
            assertThat(visit.page.locator("#list-status")).hasText("60 memories, newest first. That is all.");
            List<String> texts = visit.items().locator(".open").allInnerTexts();
            assertThat(texts.get(0)).isEqualTo("Note number 60.");
            assertThat(texts.get(59)).isEqualTo("Note number 1.");
            assertThat(new HashSet<>(texts)).hasSize(60);
            visit.shoot("memories");
        }
    }

    @Test
    @DisplayName("ranks by a search and tells why")
    void search() {
        home.remember("seeker", "The tram to the harbour leaves at nine.");
        home.remember("seeker", "I keep the spare key under the blue flower pot.");
        home.remember("seeker", "Lunch was soup again.");
        try (Visit visit = chromium.visit(home.url()).as("seeker").toMemories()) {
            assertThat(visit.items().locator(".score")).hasCount(0);
            visit.page.getByLabel("Search").fill("where is the key");
            visit.page.getByLabel("Search").press("Enter");

            assertThat(visit.items().locator(".score")).hasCount(3);
            assertThat(visit.page.locator("#list-status")).hasText("The best 3 memories, best first.");
            assertThat(visit.items().first().locator(".open"))
                    .hasText("I keep the spare key under the blue flower pot.");
            visit.items().first().locator("summary").click();
            assertThat(visit.items().first().locator("tbody tr").first()).containsText("base");
            visit.shoot("memories-search");

            visit.button("Clear").click();
            assertThat(visit.items().locator(".score")).hasCount(0);
            assertThat(visit.items()).hasCount(3);
        }
    }

    @Test
    @DisplayName("narrows by type, session and day, in the reader's time zone, and shows reflections only if asked")
    void filters() {
        /* Brussels is two hours ahead in May. */
        home.remember(note("sieve", "Late on the last of April.").occurredAt(Instant.parse("2024-04-30T21:59:59Z")));
        home.remember(note("sieve", "The first of May begins.").occurredAt(Instant.parse("2024-04-30T22:00:00Z")));
        home.remember(note("sieve", "The second of May ends.").occurredAt(Instant.parse("2024-05-02T21:59:59Z")));
        home.remember(note("sieve", "It rains often in spring.").type(ExperienceType.OBSERVATION));
        home.memory().answer(Scope.ofUser("sieve"), "Does it rain?");
        /* What comes after joins this session. */
        home.remember(note("sieve", "The third.")
                .occurredAt(Instant.parse("2024-05-02T22:00:00Z"))
                .session("walk"));
        try (Visit visit = chromium.visit(home.url()).as("sieve").toMemories()) {
            assertThat(visit.items()).hasCount(6);

            visit.page.getByLabel("From").fill("2024-05-01");
            visit.page
                    .getByLabel("To", new Page.GetByLabelOptions().setExact(true))
                    .fill("2024-05-02");
            visit.button("Search").click();
            assertThat(visit.items().locator(".open"))
                    .hasText(new String[] {"The second of May ends.", "The first of May begins."});

            visit.button("Clear").click();
            assertThat(visit.items()).hasCount(6);
            visit.page.getByLabel("Session").fill("walk");
            visit.button("Search").click();
            assertThat(visit.items().locator(".open")).hasText(new String[] {"The third."});

            visit.button("Clear").click();
            assertThat(visit.items()).hasCount(6);
            visit.page.getByLabel("Type").selectOption("observation");
            visit.button("Search").click();
            assertThat(visit.items().locator(".open")).hasText(new String[] {"It rains often in spring."});

            visit.page.getByLabel("Reflections too").check();
            visit.button("Search").click();
            assertThat(visit.items()).hasCount(2);

            visit.page.getByLabel("Session").fill("nowhere");
            visit.button("Search").click();
            assertThat(visit.page.locator("#list-status")).hasText("Nothing remembered that fits.");
        }
    }

    @Test
    @DisplayName("opens a record, what it was derived from, and comes back")
    void lineage() {
        var rain = home.remember("lineage", "It rained on Monday.");
        home.remember(note("lineage", "It rains on Mondays.")
                .type(ExperienceType.INFERENCE)
                .parents(List.of(rain))
                .speaker("Ana")
                .attributes(Map.of("turn_id", "D1:3")));
        try (Visit visit = chromium.visit(home.url()).as("lineage").toMemories()) {
            visit.button("It rains on Mondays.").click();
            Locator record = visit.dialog("Memory");
            assertThat(record).containsText("inference");
            assertThat(record).containsText("Ana");
            assertThat(record).containsText("turn_id: D1:3");
            assertThat(record.locator("time").first()).hasAttribute("datetime", Pattern.compile(".*Z"));

            record.locator(".link").click();
            assertThat(record.locator(".text").first()).hasText("It rained on Monday.");
            visit.button("Back").click();
            assertThat(record.locator(".text").first()).hasText("It rains on Mondays.");
            assertThat(visit.button("Back")).hasCount(0);

            visit.page.keyboard().press("Escape");
            assertThat(record).hasCount(0);
            assertThat(visit.button("It rains on Mondays.")).isFocused();
        }
    }

    @Test
    @DisplayName("loads while the server works, and says what it finds wrong")
    void loadingAndProblem() {
        try (Visit visit = chromium.visit(home.url()).expectingFailedRequests().as("slow")) {
            List<Route> held = new ArrayList<>();
            visit.page.route("**/api/memories?*", held::add);
            visit.page
                    .getByText("Memories", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(visit.page.locator("#list-status")).hasText("Loading…");
            visit.isAccessible("loading");
            visit.page.waitForCondition(() -> !held.isEmpty());
            visit.page.unroute("**/api/memories?*");
            held.forEach(Route::resume);
            assertThat(visit.page.locator("#list-status")).containsText("Nothing remembered yet.");

            visit.page
                    .getByLabel("Session")
                    .evaluate("field => { field.removeAttribute('maxlength'); field.value = 'x'.repeat(201) }");
            visit.button("Search").click();

            assertThat(visit.page.locator("#list-problem")).containsText("session_id");
            assertThat(visit.page.locator("#list-status")).isEmpty();
            visit.isAccessible("list with a problem");
        }
    }
}
