// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.Erasure;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Erasing on the page")
@ExtendWith(Chromium.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErasePageTest {
    private final Chromium chromium;
    private final Home home;

    ErasePageTest(Chromium chromium, @TempDir Path folder) {
        this.chromium = chromium;
        home = new Home(folder);
    }

    @AfterAll
    void close() {
        home.close();
    }

    private static Locator erasing(Visit visit, String words) {
        visit.button(words).click();
        visit.button("Erase…").click();
        return visit.dialog("Erase this memory?");
    }

    @Test
    @DisplayName("asks first; asked again it erases the memory with what cites it, and shows the receipt")
    void one() {
        String told = "The code of the gate is hazelnut.";
        home.remember("gate", told);
        home.remember("gate", "The hedge needs cutting.");
        try (Visit visit = chromium.visit(home.url()).as("gate")) {
            assertThat(visit.say("What is the code of the gate?").locator(".answer"))
                    .containsText("hazelnut");
            visit.toMemories();
            Locator question = erasing(visit, told);
            assertThat(question).containsText("derived from it or cites it");
            assertThat(visit.button("Cancel")).isFocused();
            visit.shoot("erase");
            visit.button("Cancel").click();
            assertThat(question).hasCount(0);
            assertThat(visit.dialog("Memory")).isVisible();
            assertThat(home.count("gate")).isEqualTo(4);

            visit.button("Erase…").click();
            visit.button("Erase for good").click();

            Locator receipt = visit.dialog("Erased");
            assertThat(receipt).containsText("3 memories erased; 2 of them were derived from another or cited it.");
            assertThat(receipt).containsText("rct_");
            assertThat(receipt.locator("li")).hasCount(3);
            visit.shoot("receipt");
            visit.button("Done").click();
            assertThat(visit.items().locator(".open")).hasText(new String[] {"The hedge needs cutting."});
            assertThat(visit.page.locator("#memories-title")).isFocused();
            visit.page.locator("#to-chat").click();
            assertThat(visit.turns()).hasCount(0);
        }
        assertThat(home.count("gate")).isEqualTo(1);
    }

    @Test
    @DisplayName("takes what was erased from behind an answer off the conversation too")
    void fromTheConversation() {
        home.remember("behind", "The code of the gate is walnut.");
        try (Visit visit = chromium.visit(home.url()).as("behind")) {
            visit.say("What is the code of the gate?");
            visit.button("Memory [1]").click();
            visit.button("Erase…").click();
            visit.button("Erase for good").click();
            visit.button("Done").click();

            assertThat(visit.turns()).hasCount(0);
            assertThat(visit.message()).isFocused();
            assertThat(visit.page.locator("body")).not().containsText("walnut");
        }
    }

    @Test
    @DisplayName("erases a user only after its name was typed, and nobody else")
    void everything() {
        home.remember("leaver", "I leave on Friday.");
        home.remember("leaver", "I come back never.");
        home.remember("stayer", "I stay.");
        try (Visit visit = chromium.visit(home.url()).as("leaver").toMemories()) {
            visit.button("Erase everything of this user…").click();
            Locator question = visit.dialog("Erase everything of this user?");
            assertThat(question.locator("input")).isFocused();
            visit.isAccessible("erase a user");
            visit.shoot("erase-user");
            question.locator("input").fill("leave");
            assertThat(visit.button("Erase everything")).isDisabled();
            question.locator("input").fill("leaver");
            visit.button("Erase everything").click();

            assertThat(visit.dialog("Erased")).containsText("2 memories erased.");
            visit.button("Done").click();
            assertThat(visit.page.locator("#list-status")).containsText("Nothing remembered yet.");
            visit.as("stayer");
            assertThat(visit.items()).hasCount(1);
        }
        assertThat(home.count("leaver")).isZero();
    }

    @Test
    @DisplayName("says what went wrong and can be tried again; a memory that is gone meanwhile is named")
    void failures() {
        home.remember("race", "Erased twice.");
        try (Visit visit =
                chromium.visit(home.url()).expectingFailedRequests().as("race").toMemories()) {
            Locator question = erasing(visit, "Erased twice.");
            home.memory().forget(Erasure.ofUser(Scope.ofUser("race")));
            visit.button("Erase for good").click();

            assertThat(question.locator(".problem")).containsText("this user has no memory exp_");
            assertThat(visit.button("Erase for good")).isEnabled();
            visit.isAccessible("erasure failed");
        }
    }

    @Test
    @DisplayName("shows the receipt of an erasure that the server could not finish yet")
    void unfinished() {
        home.remember("held", "Held by a reader.");
        String problem =
                "{\"type\":\"urn:recollect:problem:log-not-truncated\",\"title\":\"Erased, log not yet truncated\","
                        + "\"status\":503,\"detail\":\"erased, log not yet truncated\",\"receipt\":{\"receipt_id\":\"rct_1\","
                        + "\"erased\":[{\"experience_id\":\"exp_1\",\"digest\":\"00\"}],\"reason\":\"user_request\","
                        + "\"at\":\"2024-05-01T12:00:00.000Z\",\"log_truncated\":false}}";
        try (Visit visit =
                chromium.visit(home.url()).expectingFailedRequests().as("held").toMemories()) {
            visit.page.route(url -> url.contains("/api/memories/exp_"), route -> {
                if (route.request().method().equals("DELETE")) {
                    route.fulfill(new Route.FulfillOptions()
                            .setStatus(503)
                            .setContentType("application/problem+json")
                            .setBody(problem));
                } else {
                    route.resume();
                }
            });
            erasing(visit, "Held by a reader.");
            visit.button("Erase for good").click();

            Locator receipt = visit.dialog("Erased, but not finished");
            assertThat(receipt.locator(".problem")).hasText("erased, log not yet truncated");
            assertThat(receipt).containsText("1 memory erased.");
            assertThat(receipt).not().containsText("Not a byte");
            assertThat(receipt.locator("code").allInnerTexts()).isEqualTo(List.of("exp_1", "rct_1"));
        }
    }
}
