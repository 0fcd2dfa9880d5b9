// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.remember.RememberRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The page's picture of affect over time")
@ExtendWith(Chromium.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AffectPageTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    /* How many dots of the canvas are neither of its ground nor clear: what is drawn. */
    private static final String INK = "canvas => { const { data } = canvas.getContext('2d')"
            + ".getImageData(0, 0, canvas.width, canvas.height);"
            + " let ink = 0; for (let at = 3; at < data.length; at += 4) { ink += data[at] > 0 ? 1 : 0; } return ink; }";

    private final Chromium chromium;
    private final Home home;

    AffectPageTest(Chromium chromium, @TempDir Path folder) {
        this.chromium = chromium;
        home = new Home(folder);
    }

    @AfterAll
    void close() {
        home.close();
    }

    private void say(String user, String session, int day, String text) {
        home.remember(RememberRequest.text(Scope.ofUser(user), text)
                .session(session)
                .occurredAt(MONDAY.plus(day, ChronoUnit.DAYS)));
    }

    @Test
    @DisplayName("says where nothing was said yet, and shows no empty picture")
    void empty() {
        try (Visit visit = chromium.visit(home.url()).as("nobody").toAffect()) {
            assertThat(visit.page.locator("#affect-of")).hasText("nobody");
            assertThat(visit.page.locator("#affect-status")).containsText("Nothing said yet.");
            assertThat(visit.page.locator("#affect-shown")).isHidden();
        }
    }

    @Test
    @DisplayName("draws a point for each session, day or message, and tells the same as a table, newest first")
    void picture() {
        say("ada", "monday", 0, "I hate this, everything went wrong today.");
        say("ada", "monday", 0, "I am so tired and sad.");
        say("ada", "friday", 4, "What a wonderful day, I am so happy!");
        try (Visit visit = chromium.visit(home.url()).as("ada").toAffect()) {
            Locator rows = visit.page.locator("#points tr");
            assertThat(visit.page.locator("#affect-status")).hasText("2 sessions. That is all.");
            assertThat(visit.page.locator("#curve"))
                    .hasAttribute(
                            "aria-label",
                            "Curves of valence, arousal and dominance over 2 sessions; the table below tells the same.");
            assertThat((int) visit.page.locator("#curve canvas").evaluate(INK)).isGreaterThan(1_000);
            visit.page.getByText("As a table").click();
            assertThat(rows).hasCount(2);
            assertThat(rows.first()).containsText("friday");
            assertThat(valence(rows.first())).isGreaterThan(0.2);
            assertThat(valence(rows.last())).isLessThan(-0.2);

            visit.page.getByLabel("Each point is").selectOption("exchange");
            assertThat(rows).hasCount(3);
            visit.page.getByLabel("Each point is").selectOption("day");
            assertThat(rows).hasCount(2);
            assertThat(visit.page.locator("#affect-status")).hasText("2 days. That is all.");
        }
    }

    private static double valence(Locator row) {
        return Double.parseDouble(row.locator(".number").first().innerText());
    }

    @Test
    @DisplayName("follows the user, the width of the window and the reader's colours")
    void follows() {
        say("eve", "one", 0, "I love this garden.");
        try (Visit visit = chromium.visit(home.url() + "/#affect", ColorScheme.DARK, 1000, 800)) {
            assertThat(visit.page.locator("#affect-shown")).isHidden();
            visit.as("eve").felt();
            assertThat(visit.page.locator("#affect-of")).hasText("eve");
            Locator canvas = visit.page.locator("#curve canvas");
            assertThat(canvas).isVisible();
            canvas.evaluate("canvas => { canvas.dataset.first = 'true'; }");

            visit.page.setViewportSize(320, 700);
            visit.page.waitForFunction("() => document.querySelector('#curve canvas').clientWidth < 320");

            visit.fits("narrow after wide");
            assertThat(canvas).hasCount(1);
            assertThat(canvas).hasAttribute("data-first", "true");
            assertThat((int) canvas.evaluate(INK)).isGreaterThan(1_000);

            Object dark = canvas.evaluate("canvas => canvas.toDataURL()");
            visit.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            visit.page.waitForFunction("dark => document.querySelector('#curve canvas').toDataURL() !== dark", dark);
            assertThat(canvas).hasCount(1);
        }
    }

    @Test
    @DisplayName("says what is wrong where it cannot be read")
    void problem() {
        try (Visit visit = chromium.visit(home.url()).expectingFailedRequests().as("ada")) {
            visit.page.route(
                    "**/api/affect/trajectory?*",
                    route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                            .setStatus(503)
                            .setBody("{\"detail\":\"busy\"}")));
            visit.toAffect();

            assertThat(visit.page.locator("#affect-problem")).hasText("busy");
            assertThat(visit.page.locator("#affect-shown")).isHidden();
        }
    }
}
