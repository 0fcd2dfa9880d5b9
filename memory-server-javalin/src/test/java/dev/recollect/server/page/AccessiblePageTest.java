// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The page is for everybody:")
@ExtendWith(Chromium.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessiblePageTest {
    private static final String SISTER = "My sister Ines moved to Ghent in March.";

    private final Chromium chromium;
    private final Home home;

    AccessiblePageTest(Chromium chromium, @TempDir Path folder) {
        this.chromium = chromium;
        home = new Home(folder);
    }

    @BeforeAll
    void fill() {
        home.remember("ada", SISTER);
        home.remember("ada", "I keep the spare key under the blue flower pot.");
        home.remember("ada", "The tram to the harbour leaves at nine.");
    }

    @AfterAll
    void close() {
        home.close();
    }

    @ParameterizedTest(name = "{0}, {1} pixels wide")
    @CsvSource({"LIGHT, 1000", "DARK, 1000", "LIGHT, 320", "DARK, 320"})
    @DisplayName("no accessibility rule is broken in any state, and nothing is wider than the window")
    void everyState(ColorScheme scheme, int width) {
        String suffix = "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
        try (Visit visit = chromium.visit(home.url(), scheme, width, 800)) {
            check(visit, "empty" + suffix);
            visit.as("ada").say("Where does my sister Ines live?");
            check(visit, "answer" + suffix);
            visit.page.locator(".why summary").first().click();
            check(visit, "why" + suffix);
            visit.button("Memory [1]").click();
            assertThat(visit.button("Erase…")).isVisible();
            check(visit, "open" + suffix);
            visit.button("Erase…").click();
            check(visit, "erasing" + suffix);
            visit.page.keyboard().press("Escape");
            visit.page.keyboard().press("Escape");
            visit.toMemories();
            check(visit, "list" + suffix);
            visit.page.getByLabel("Search").fill("key");
            visit.page.getByLabel("Search").press("Enter");
            assertThat(visit.items().first().locator(".score")).isVisible();
            visit.items().first().locator("summary").click();
            check(visit, "ranked" + suffix);
            visit.button("Erase everything of this user…").click();
            check(visit, "erasing-all" + suffix);
            visit.page.keyboard().press("Escape");
            visit.toAffect();
            check(visit, "affect" + suffix);
            visit.page.getByText("As a table").click();
            check(visit, "affect-table" + suffix);
        }
    }

    private static void check(Visit visit, String state) {
        visit.shoot(state);
        visit.isAccessible(state);
        visit.fits(state);
    }

    @Test
    @DisplayName("all can be done with the keyboard, and focus is always seen and never lost")
    void keyboardOnly() {
        try (Visit visit = chromium.visit(home.url())) {
            tabTo(visit, visit.page.locator("#user"));
            visit.page.keyboard().press("ControlOrMeta+a");
            visit.page.keyboard().type("ada");
            visit.page.keyboard().press("Enter");
            assertThat(visit.page.locator("#speaking-as")).hasText("ada");
            tabTo(visit, visit.message());
            visit.page.keyboard().type("Where does my sister");
            visit.page.keyboard().press("Shift+Enter");
            visit.page.keyboard().type("Ines live?");
            visit.page.keyboard().press("Enter");
            assertThat(visit.turns().locator(".answer")).containsText("Ghent");
            assertThat(visit.message()).isFocused();

            Locator citation = visit.button("Memory [1]");
            tabTo(visit, citation, "Shift+Tab");
            visit.page.keyboard().press("Enter");
            assertThat(visit.dialog("Memory").locator(".text")).hasText(SISTER);
            for (int i = 0; i < 6; i++) {
                visit.page.keyboard().press("Tab");
                assertThat(visit.page.evaluate("() => document.activeElement === document.body"
                                + " || document.activeElement.closest('dialog') !== null"))
                        .isEqualTo(true);
            }
            visit.page.keyboard().press("Escape");
            assertThat(citation).isFocused();

            Locator why = visit.page.locator(".why summary").first();
            tabTo(visit, why);
            visit.page.keyboard().press("Enter");
            assertThat(visit.page.locator(".parts").first()).isVisible();

            tabTo(visit, visit.page.locator("#to-memories"), "Shift+Tab");
            visit.page.keyboard().press("Enter");
            visit.listed();
            Locator last = visit.items().last().locator(".open");
            tabTo(visit, last);
            visit.page.keyboard().press("Enter");
            tabTo(visit, visit.button("Erase…"));
            visit.page.keyboard().press("Enter");
            assertThat(visit.button("Cancel")).isFocused();
            visit.page.keyboard().press("Enter");
            assertThat(visit.button("Erase…")).isFocused();
        }
    }

    private static void tabTo(Visit visit, Locator goal) {
        tabTo(visit, goal, "Tab");
    }

    /* Every stop on the way shows that it has the focus. */
    private static void tabTo(Visit visit, Locator goal, String key) {
        assertThat(goal).isVisible();
        for (int i = 0; i < 60; i++) {
            visit.page.keyboard().press(key);
            assertThat(visit.page.evaluate("() => { const at = document.activeElement; return at === document.body"
                            + " || getComputedStyle(at).outlineStyle !== 'none' ? '' : at.outerHTML }"))
                    .as("has the focus and does not show it")
                    .isEqualTo("");
            if (goal.evaluate("element => element === document.activeElement").equals(true)) {
                return;
            }
        }
        throw new AssertionError("focus never came to " + goal);
    }

    @Test
    @DisplayName("the skip link leads to the content and keeps the view")
    void skipLink() {
        try (Visit visit = chromium.visit(home.url() + "/#memories").listed()) {
            visit.page.keyboard().press("Tab");
            assertThat(visit.page.locator(".skip")).isFocused();
            visit.page.keyboard().press("Enter");

            assertThat(visit.page.locator("#main")).isFocused();
            assertThat(visit.page.locator("#view-memories")).isVisible();
            assertThat(visit.page.locator("#to-memories")).hasAttribute("aria-current", "page");
        }
    }

    @Test
    @DisplayName("answers are announced, and nothing moves for those who want nothing to move")
    void announcedAndStill() {
        try (Visit visit = chromium.visit(home.url()).as("ada")) {
            visit.page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            visit.page.route("**/api/chat", route -> {});
            visit.message().fill("Hello");
            visit.message().press("Enter");

            Locator live = visit.turns().locator("[aria-live=polite]");
            assertThat(live).hasAttribute("aria-busy", "true");
            assertThat(live.locator(".waiting").evaluate("p => getComputedStyle(p, '::before').animationName"))
                    .isEqualTo("none");
        }
    }
}
