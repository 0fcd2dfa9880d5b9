// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.slf4j.LoggerFactory;

/**
 * The machine's Chromium, started once for all tests and handed to their constructors. Where there is none the tests are
 * skipped and say so; with {@code -Drecollect.test.browser=required} they fail instead.
 */
final class Chromium implements AutoCloseable {
    private static final Path PROGRAM = Path.of(System.getProperty("recollect.test.chromium", "/usr/bin/chromium"));
    private static final boolean REQUIRED = "required".equals(System.getProperty("recollect.test.browser"));
    private static final double PATIENCE_MILLIS = 60_000;
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setHeadless(true)
                        .setArgs(FLAGS));
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    /** Somebody without a past opens the page. */
    Visit visit(String url) {
        return visit(url, ColorScheme.LIGHT, 1000, 800);
    }

    Visit visit(String url, ColorScheme scheme, int width, int height) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setColorScheme(scheme)
                .setViewportSize(width, height)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Brussels"));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return new Visit(context, url);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** Gives tests the browser, or skips them. */
    static final class Extension implements ExecutionCondition, ParameterResolver {
        private static final String MISSING = "there is no Chromium at " + PROGRAM
                + ": the page's browser tests are skipped; to run them install the package chromium,"
                + " or name another with -Drecollect.test.chromium=FILE";

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (REQUIRED || Files.isExecutable(PROGRAM)) {
                return ConditionEvaluationResult.enabled("a browser is there, or must be");
            }
            LoggerFactory.getLogger(Chromium.class).warn("{}: {}", context.getDisplayName(), MISSING);
            return ConditionEvaluationResult.disabled(MISSING);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Chromium.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(Chromium.class))
                    .computeIfAbsent(Chromium.class, any -> new Chromium(), Chromium.class);
        }
    }
}
