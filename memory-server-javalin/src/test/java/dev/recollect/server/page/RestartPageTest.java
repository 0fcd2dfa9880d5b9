// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Where the server stops and starts again, the page")
@ExtendWith(Chromium.Extension.class)
class RestartPageTest {
    private final Chromium chromium;
    private final Home home;

    RestartPageTest(Chromium chromium, @TempDir Path folder) {
        this.chromium = chromium;
        home = new Home(folder);
    }

    @AfterEach
    void close() {
        home.close();
    }

    @Test
    @DisplayName("cites what was said before, and the citation opens the memory")
    void citesOverRestart() {
        String told = "My sister Mira moved to Lisbon and plays the cello there.";
        try (Visit visit = chromium.visit(home.url()).as("mira's sister")) {
            Locator first = visit.say(told);
            assertThat(first.locator(".hint")).hasText("No memory bears on this.");

            home.stop();
            home.startAgain();
            Locator second = visit.say("Where does my sister Mira live?");

            assertThat(second.locator(".answer")).containsText("Lisbon");
            assertThat(second.locator("summary").first()).hasText("Recalled 1 memory");
            second.locator(".answer").getByRole(AriaRole.BUTTON).click();
            Locator record = visit.dialog("Memory");
            assertThat(record.locator(".text").first()).hasText(told);
            assertThat(record).containsText("mira's sister");
            assertThat(record).containsText("valence");
            visit.shoot("record");
            visit.button("Close").click();
            assertThat(record).hasCount(0);
        }
    }

    @Test
    @DisplayName("says when the server is gone, and goes on when it is back")
    void serverGone() {
        try (Visit visit = chromium.visit(home.url()).expectingFailedRequests().as("stranded")) {
            home.stop();
            visit.message().fill("Is anybody there?");
            visit.message().press("Enter");

            assertThat(visit.page.locator("#connection")).containsText("does not answer");
            assertThat(visit.page.locator("#chat-problem")).hasText("The server does not answer.");
            assertThat(visit.message()).hasValue("Is anybody there?");
            visit.isAccessible("server gone");
            visit.shoot("server-gone");
            home.startAgain();
            assertThat(visit.page.locator("#connection")).hasText("The server answers again.");

            visit.message().press("Enter");
            assertThat(visit.turns().locator(".answer")).containsText("I will remember what you said.");
            assertThat(visit.page.locator("#chat-problem")).isEmpty();
        }
    }

    @Test
    @DisplayName("fills the list of memories once the server is back")
    void listComesBack() {
        home.remember("default", "The well is behind the barn.");
        try (Visit visit = chromium.visit(home.url()).expectingFailedRequests()) {
            home.stop();
            visit.toMemories();
            assertThat(visit.page.locator("#list-problem")).hasText("The server does not answer.");

            home.startAgain();

            assertThat(visit.items()).hasCount(1);
            assertThat(visit.page.locator("#list-problem")).isEmpty();
        }
    }
}
