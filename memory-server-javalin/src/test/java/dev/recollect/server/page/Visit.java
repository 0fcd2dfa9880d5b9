// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody at the page. Closing checks that nothing went wrong behind the scenes: no error, no request elsewhere. */
final class Visit implements AutoCloseable {
    private static final Pattern SAID = Pattern.compile("^(?!Loading…).+");
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    final Page page;
    private final BrowserContext context;
    private final String url;
    private final List<String> requests = new ArrayList<>();
    private final List<String> surprises = new ArrayList<>();
    private boolean failedRequestsExpected;
    private boolean refusalsExpected;

    Visit(BrowserContext context, String url) {
        this.context = context;
        this.url = url.replaceAll("/#.*", "");
        context.onRequest(request -> requests.add(request.url()));
        context.onConsoleMessage(this::noteConsole);
        context.onWebError(error -> surprises.add("error: " + error.error()));
        page = context.newPage();
        page.onDialog(dialog -> {
            surprises.add("a script opened a dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.navigate(url);
    }

    private void noteConsole(ConsoleMessage message) {
        boolean failedRequest = message.text().startsWith("Failed to load resource");
        boolean refusal = message.text().contains("violates the following Content Security Policy directive");
        if (!(failedRequest && failedRequestsExpected) && !(refusal && refusalsExpected)) {
            surprises.add("console " + message.type() + ": " + message.text());
        }
    }

    /** From here on requests may fail, which a browser notes on its console whatever the page does. */
    Visit expectingFailedRequests() {
        failedRequestsExpected = true;
        return this;
    }

    /** What follows is refused by the page's policy, which a browser notes on its console. */
    Visit expectingRefusals() {
        refusalsExpected = true;
        return this;
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator dialog(String title) {
        return page.getByRole(
                AriaRole.DIALOG, new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    Locator message() {
        return page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true));
    }

    Visit as(String user) {
        page.getByLabel("User", new Page.GetByLabelOptions().setExact(true)).fill(user);
        button("Switch").click();
        assertThat(page.locator("#speaking-as")).hasText(user);
        return page.locator("#list").isVisible() ? listed() : this;
    }

    /** Says something and waits for the answer; the turn. */
    Locator say(String text) {
        int turns = turns().count();
        message().fill(text);
        message().press("Enter");
        Locator turn = turns().nth(turns);
        assertThat(turn.locator(".answer")).hasAttribute("aria-busy", "false");
        return turn;
    }

    Locator turns() {
        return page.locator("#thread > li");
    }

    /** Goes to the list of memories and waits for it. */
    Visit toMemories() {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Memories"))
                .click();
        return listed();
    }

    /** Goes to the curves of affect and waits for them. */
    Visit toAffect() {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Affect"))
                .click();
        return felt();
    }

    /** Waits until the curves stand still. */
    Visit felt() {
        assertThat(said("#affect-status, #affect-problem")).hasCount(1);
        return this;
    }

    /** Waits until the list stands still. */
    Visit listed() {
        assertThat(said("#list-status, #list-problem")).hasCount(1);
        return this;
    }

    /* Where something is said, but not that it is still loading. */
    private Locator said(String places) {
        return page.locator(places).filter(new Locator.FilterOptions().setHasText(SAID));
    }

    Locator items() {
        return page.locator("#list > li");
    }

    /** Checks what stands there now against the accessibility rules. */
    void isAccessible(String state) {
        List<String> violations = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .map(rule -> rule.getId() + " at " + rule.getNodes())
                        .toList();
        assertThat(violations).as(state).isEmpty();
    }

    /** Checks that nothing is wider than the window. */
    void fits(String state) {
        Object overflow = page.evaluate("() => [document.documentElement, ...document.querySelectorAll('dialog')]"
                + ".map(box => box.scrollWidth - box.clientWidth).filter(more => more > 0).length");
        assertThat(overflow).as(state).isEqualTo(0);
    }

    void shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    @Override
    public void close() {
        context.close();
        assertThat(surprises).as("what the browser noted").isEmpty();
        assertThat(requests)
                .as("addresses asked")
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request).startsWith(url + "/"));
    }
}
