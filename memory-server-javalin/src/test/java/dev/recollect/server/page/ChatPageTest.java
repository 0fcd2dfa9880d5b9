// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The page's chat")
@ExtendWith(Chromium.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChatPageTest {
    private final Chromium chromium;
    private final Home home;

    ChatPageTest(Chromium chromium, @TempDir Path folder) {
        this.chromium = chromium;
        home = new Home(folder);
    }

    @AfterAll
    void close() {
        home.close();
    }

    @Test
    @DisplayName(
            "shows what each score is made of: base first, then parts with their sign and meaning, together the score")
    void partsSumToScore() {
        home.remember("ada", "My sister Ines moved to Ghent in March.");
        home.remember("ada", "I keep the spare key under the blue flower pot.");
        home.remember("ada", "The tram to the harbour leaves at nine.");
        try (Visit visit =
                chromium.visit(home.url(), ColorScheme.LIGHT, 960, 900).as("ada")) {
            Locator turn = visit.say("Where is the spare key?");

            Locator memory = turn.locator(".memory").first();
            assertThat(memory).containsText("[1]");
            memory.locator("summary").click();
            List<String> names = memory.locator("tbody tr th").allInnerTexts();
            List<Double> values = numbers(memory.locator("tbody .number").allInnerTexts());
            double sum = values.stream().mapToDouble(Double::doubleValue).sum();
            assertThat(names.get(0)).startsWith("base");
            assertThat(names).allSatisfy(name -> assertThat(name).matches("\\w+ \\w+.*"));
            assertThat(numbers(memory.locator("tfoot .number").allInnerTexts()).get(0))
                    .isCloseTo(sum, within(0.001));
            assertThat(values).anyMatch(value -> value < 0);
            assertThat(memory.locator("tbody tr.negative rect.negative"))
                    .hasCount((int) values.stream().filter(value -> value < 0).count());
            visit.shoot("chat"); // docs/images/page.png is a copy of this one
        }
    }

    private static List<Double> numbers(List<String> texts) {
        List<Double> numbers = new ArrayList<>();
        texts.forEach(text -> numbers.add(Double.parseDouble(text.replace('−', '-'))));
        return numbers;
    }

    @Test
    @DisplayName("draws each bar from where the one before it ended, and the sum from nothing to the last end")
    void barsFollowOneAnother() {
        home.remember("bars", "I keep the spare key under the blue flower pot.");
        try (Visit visit = chromium.visit(home.url()).as("bars")) {
            Locator memory =
                    visit.say("Where is the spare key?").locator(".memory").first();
            memory.locator("summary").click();

            Object ends = memory.evaluate(
                    "item => { const edges = row => { const rect = row.querySelector('rect:not(.track)');"
                            + " const left = Number(rect.getAttribute('x')), right = left + Number(rect.getAttribute('width'));"
                            + " return row.className === 'negative' ? [right, left] : [left, right]; };"
                            + " const rows = [...item.querySelectorAll('tbody tr')].map(edges);"
                            + " const sum = edges(item.querySelector('tfoot tr'));"
                            + " const gaps = rows.slice(1).map(([from], i) => Math.abs(from - rows[i][1]));"
                            + " return [Math.max(...gaps), Math.abs(sum[0] - rows[0][0]), Math.abs(sum[1] - rows.at(-1)[1])]; }");

            /* Slivers are drawn half a percent wide. */
            assertThat(ends)
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .allSatisfy(gap -> assertThat(((Number) gap).doubleValue()).isLessThanOrEqualTo(0.5));
        }
    }

    @Test
    @DisplayName("puts a word before the answer where one is due")
    void preface() {
        try (Visit visit = chromium.visit(home.url()).as("sad")) {
            Locator turn = visit.say("I failed again and I hate everything about this");

            assertThat(turn.locator(".preface")).isVisible();
            assertThat(turn.locator(".answer")).containsText("I will remember what you said.");
        }
    }

    @Test
    @DisplayName("says that it is at work, and takes no second message meanwhile")
    void waits() {
        try (Visit visit = chromium.visit(home.url()).as("patient")) {
            List<Route> held = new ArrayList<>();
            visit.page.route("**/api/chat", held::add);

            visit.message().fill("The ferry is late.");
            visit.message().press("Enter");
            assertThat(visit.turns().locator(".answer")).hasText("Remembering…");
            assertThat(visit.button("Send")).isDisabled();
            visit.isAccessible("waiting");
            visit.message().fill("And so am I.");
            visit.message().press("Enter");

            assertThat(visit.turns()).hasCount(1);
            visit.page.waitForCondition(() -> !held.isEmpty());
            held.forEach(Route::resume);
            assertThat(visit.button("Send")).isEnabled();
            assertThat(visit.message()).hasValue("And so am I.");
            assertThat(visit.turns().locator(".answer")).containsText("I will remember what you said.");
        }
        assertThat(home.count("patient")).isEqualTo(2);
    }

    @Test
    @DisplayName("says what the server finds wrong and keeps the message")
    void problems() {
        String tooLong = "a".repeat(100_001);
        try (Visit visit = chromium.visit(home.url()).expectingFailedRequests().as("wordy")) {
            visit.message().fill(tooLong);
            visit.message().press("Enter");

            assertThat(visit.page.locator("#chat-problem")).containsText("100000");
            assertThat(visit.message()).hasValue(tooLong);
            assertThat(visit.turns()).hasCount(0);
            visit.isAccessible("problem");
            visit.fits("problem");
            visit.shoot("problem");
            visit.message().fill("Shorter.");
            visit.message().press("Enter");
            assertThat(visit.turns()).hasCount(1);
            assertThat(visit.page.locator("#chat-problem")).isEmpty();
        }
    }

    @Test
    @DisplayName("keeps users apart, and stays with the user over a reload")
    void users() {
        try (Visit visit = chromium.visit(home.url()).as("first")) {
            visit.say("The code of the gate is hazelnut.");

            visit.as("second");
            assertThat(visit.turns()).hasCount(0);
            Locator other = visit.say("What is the code of the gate?");
            assertThat(other.locator(".hint")).hasText("No memory bears on this.");
            visit.page.reload();

            assertThat(visit.page.locator("#user")).hasValue("second");
            Locator own = visit.as("first").say("What is the code of the gate?");
            assertThat(own.locator(".answer")).containsText("hazelnut");
        }
    }
}
