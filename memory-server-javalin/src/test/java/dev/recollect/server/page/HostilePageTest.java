// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.remember.RememberRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Whatever is stored, the page")
@ExtendWith(Chromium.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostilePageTest {
    private static final String MARKUP =
            "<img src=x onerror=alert(1)><script>alert(2)</script><svg onload=alert(3)> \"'><b>bold</b> &lt;i&gt;";
    private static final int LONGEST = 100_000;

    private final Chromium chromium;
    private final Home home;

    HostilePageTest(Chromium chromium, @TempDir Path folder) {
        this.chromium = chromium;
        home = new Home(folder);
    }

    @AfterAll
    void close() {
        home.close();
    }

    private static void onlyOwnMarkup(Visit visit) {
        assertThat(visit.page.locator("img, b, i, body script, svg:not(.bar)")).hasCount(0);
        assertThat(visit.page.locator("script")).hasCount(1);
    }

    @Test
    @DisplayName("shows markup as text: in memories, users, sessions, speakers, attributes; and links to nothing")
    void markupIsText() {
        String user = "<b onclick=alert(4)>a/b \"&' %2F</b>";
        home.remember(RememberRequest.text(Scope.ofUser(user), MARKUP)
                .session(MARKUP)
                .speaker(MARKUP)
                .attributes(Map.of(MARKUP, MARKUP))
                .evidence(List.of(new Evidence("javascript:alert(6)")))
                .provenance(new Provenance(
                        "tool(" + MARKUP + ")",
                        Provenance.Method.SCRAPE,
                        List.of(new Provenance.Source("javascript:alert(5)", Optional.empty())))));
        try (Visit visit = chromium.visit(home.url()).as(user)) {
            Locator turn = visit.say("Is there an img with onerror and a script? " + MARKUP);
            assertThat(turn.locator(".asked")).containsText(MARKUP);
            assertThat(turn.locator(".answer")).containsText("<script>alert(2)</script>");
            onlyOwnMarkup(visit);

            visit.toMemories();
            assertThat(visit.page.locator("#memories-title")).hasText("Memories of " + user);
            assertThat(visit.items()).hasCount(2);
            visit.items().last().locator(".open").click();
            Locator record = visit.dialog("Memory");
            assertThat(record.locator(".text")).hasText(MARKUP);
            assertThat(record).containsText("javascript:alert(5)");
            assertThat(record.locator("a")).hasCount(0);
            onlyOwnMarkup(visit);
            visit.isAccessible("markup in a record");
            visit.shoot("markup");
            visit.button("Erase…").click();
            assertThat(visit.dialog("Erase this memory?")).containsText("<script>");
            visit.button("Cancel").click();
            visit.button("Close").click();

            visit.button("Erase everything of this user…").click();
            visit.page.getByLabel("Type the user's name to go on").fill(user);
            visit.button("Erase everything").click();
            assertThat(visit.dialog("Erased")).isVisible();
            onlyOwnMarkup(visit);
        }
        assertThat(home.count(user)).isZero();
    }

    @Test
    @DisplayName("runs no script that finds its way into the document")
    void policyHolds() {
        try (Visit visit = chromium.visit(home.url()).expectingRefusals()) {
            Object ran = visit.page.evaluate(
                    "() => { const script = document.createElement('script');"
                            + " script.textContent = 'window.ran = true'; document.body.append(script);"
                            + " const image = document.createElement('img'); image.setAttribute('onerror', 'window.ran = true');"
                            + " image.src = 'data:,'; document.body.append(image);"
                            + " return new Promise(done => { image.addEventListener('error', () => done(window.ran === true)) }) }");

            assertThat(ran).isEqualTo(false);
        }
    }

    @Test
    @DisplayName("keeps its layout with texts of up to 100,000 characters, with and without spaces, wide and narrow")
    void longTexts() {
        String unbroken = "x".repeat(LONGEST);
        String words = "The tide comes in and goes out again. ".repeat(500);
        home.remember("long", unbroken);
        home.remember(RememberRequest.exchange(Scope.ofUser("long"), words, "short"));
        for (int width : new int[] {320, 1000}) {
            try (Visit visit =
                    chromium.visit(home.url(), ColorScheme.LIGHT, width, 640).as("long")) {
                visit.say("When does the tide come in? " + "y".repeat(5_000));
                visit.fits("chat at " + width);
                visit.button("Show all 5,028 characters").click();
                visit.fits("chat, all shown, at " + width);

                visit.toMemories();
                visit.fits("list at " + width);
                visit.items().last().locator(".open").click();
                visit.button("Show all 100,000 characters").click();
                assertThat(visit.dialog("Memory").locator(".text")).hasText(unbroken);
                visit.fits("record at " + width);
                visit.shoot("long-" + width);
            }
        }
    }

    @Test
    @DisplayName("cuts a long text between characters, never within one")
    void cutsBetweenCharacters() {
        String face = "\uD83D\uDE00";
        try (Visit visit = chromium.visit(home.url()).as("faces")) {
            Locator asked = visit.say(face.repeat(2_001)).locator(".asked");

            assertThat(asked.locator("span")).hasText(face.repeat(2_000) + "…");
            visit.button("Show all 2,001 characters").click();
            assertThat(asked).hasText(face.repeat(2_001));
            assertThat(asked).isFocused();
        }
    }

    @Test
    @DisplayName("writes each text in its own direction, and lets none turn the words around it")
    void directions() {
        String hebrew = "אחותי גרה בחיפה משנת 2019.";
        String override = "\u202Eevil\u202E";
        home.remember(RememberRequest.text(Scope.ofUser("rtl"), hebrew).speaker(override));
        try (Visit visit = chromium.visit(home.url(), ColorScheme.LIGHT, 320, 640)
                .as("rtl")
                .toMemories()) {
            Locator open = visit.items().first().locator(".open");
            assertThat(open).hasCSS("direction", "rtl");
            assertThat(visit.items().first().locator(".origin")).hasCSS("direction", "ltr");
            assertThat(visit.items().first().locator("bdi")).hasCSS("unicode-bidi", "isolate");
            open.click();
            assertThat(visit.dialog("Memory").locator(".text")).hasCSS("direction", "rtl");
            visit.fits("right to left");
            visit.shoot("right-to-left");
            visit.button("Close").click();

            visit.page.locator("#to-chat").click();
            Locator turn = visit.say("איפה גרה אחותי?");
            assertThat(turn.locator(".asked")).hasCSS("direction", "rtl");
            visit.fits("right to left in the chat");
        }
    }
}
