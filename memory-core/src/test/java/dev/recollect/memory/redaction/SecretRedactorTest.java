// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.redaction.SecretSamples.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRedactorTest {
    private final Redactor redactor = new SecretRedactor();

    static List<Sample> samples() {
        return Stream.of(
                        SecretSamples.providerKeys(),
                        SecretSamples.privateKeys(),
                        SecretSamples.credentials(),
                        SecretSamples.programs(),
                        SecretSamples.prose())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    @DisplayName("a secret is replaced by a mark, and the text around it stays")
    void replaced(Sample sample) {
        Redaction redaction = redactor.redact(sample.text());

        assertThat(redaction.text()).isEqualTo(sample.redacted());
        assertThat(redaction.kinds()).containsExactly(sample.kind());
    }

    @ParameterizedTest
    @MethodSource("samples")
    @DisplayName("a secret is replaced within a longer text too")
    void replacedWithin(Sample sample) {
        String before = "Zoë wrote \uD83D\uDE80 on Monday:\n";
        String after = "\n\nThe meeting is at five.";

        assertThat(redactor.redact(before + sample.text() + after).text())
                .isEqualTo(before + sample.redacted() + after);
    }

    @ParameterizedTest
    @MethodSource("samples")
    @DisplayName("redacting again changes nothing")
    void idempotent(Sample sample) {
        String once = redactor.redact(sample.text()).text();

        assertThat(redactor.redact(once)).isEqualTo(Redaction.untouched(once));
    }

    @ParameterizedTest
    @MethodSource("dev.recollect.memory.redaction.HarmlessTexts#all")
    @DisplayName("ordinary text is not touched")
    void untouched(String text) {
        assertThat(redactor.redact(text)).isEqualTo(Redaction.untouched(text));
    }

    @Test
    @DisplayName("there are at least sixty secrets and sixty harmless texts")
    void enough() {
        assertThat(samples()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(HarmlessTexts.all()).hasSizeGreaterThanOrEqualTo(60).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("several secrets are replaced in their order")
    void several() {
        String key = "gh" + "p_" + SecretSamples.LOWER + SecretSamples.LOWER;

        Redaction redaction = redactor.redact("password=hunter2 and " + key + " and password=" + key + ".");

        assertThat(redaction.text())
                .isEqualTo("password=[REDACTED:password] and [REDACTED:github_token]"
                        + " and password=[REDACTED:github_token].");
        assertThat(redaction.kinds()).containsExactly("password", "github_token", "github_token");
    }

    @Test
    @DisplayName("secrets that overlap become one mark")
    void overlapping() {
        String key = "sk" + "-" + SecretSamples.HEX;

        assertThat(redactor.redact("password=\"my " + key + " and more\"").text())
                .isEqualTo("password=\"[REDACTED:password]\"");
    }

    @Test
    @DisplayName("texts put together at random are redacted once and for good, and lose no planted secret")
    void randomTexts() {
        long seed = Long.getLong("memory.test.seed", new Random().nextLong());
        Random random = new Random(seed);
        List<String> pieces = new ArrayList<>(HarmlessTexts.all());
        samples().forEach(sample -> pieces.add(sample.text()));
        pieces.addAll(List.of(
                "[REDACTED:token]",
                "password",
                "token",
                "=",
                ":",
                " is ",
                "\"",
                "'",
                "\\",
                "\n",
                " ",
                "sk-",
                "eyJ",
                "://",
                "@",
                "Bearer ",
                "--",
                "<",
                ">",
                "secret",
                "-----BEGIN PRIVATE KEY-----",
                "{",
                "x1y2z3",
                "."));

        for (int i = 0; i < 6_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(6); piece >= 0; piece--) {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            String once = redactor.redact(text.toString()).text();
            assertThat(redactor.redact(once).text())
                    .as("of '%s', repeat with -Dmemory.test.seed=%s", text, seed)
                    .isEqualTo(once);
        }
    }

    @Test
    @DisplayName("a mark that looks like part of another secret's value is taken with it at once")
    void markInsideValue() {
        String key = samples().stream()
                .map(Sample::text)
                .filter(text -> text.contains("BEGIN RSA"))
                .findFirst()
                .orElseThrow();

        String once = redactor.redact("password:--" + key).text();

        assertThat(once).doesNotContain("--").contains("[REDACTED:");
        assertThat(redactor.redact(once).text()).isEqualTo(once);
    }

    @Test
    @DisplayName("among lines put together at random no planted secret is left")
    void randomLines() {
        long seed = Long.getLong("memory.test.seed", new Random().nextLong());
        Random random = new Random(seed);
        List<Sample> samples = samples();

        for (int i = 0; i < 3_000; i++) {
            Sample sample = samples.get(random.nextInt(samples.size()));
            List<String> lines = new ArrayList<>(List.of(sample.text()));
            for (int line = random.nextInt(6); line >= 0; line--) {
                String other = random.nextBoolean()
                        ? samples.get(random.nextInt(samples.size())).text()
                        : HarmlessTexts.all()
                                .get(random.nextInt(HarmlessTexts.all().size()));
                lines.add(random.nextInt(lines.size() + 1), other);
            }
            String redacted = redactor.redact(String.join("\n", lines)).text();
            assertThat(sample.secret().length() < 16 || !redacted.contains(sample.secret()))
                    .as("%s is gone from '%s', repeat with -Dmemory.test.seed=%s", sample, redacted, seed)
                    .isTrue();
        }
    }

    /* The limit is no measurement: what is quadratic at this size takes many times as long. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-",
                "sk-ant-",
                "eyJ",
                "eyJa.",
                "eyJaaaaaaaaaaa.",
                "AKIA",
                "ghp_a",
                "password",
                "password=",
                "password:",
                "password: ",
                "password is ",
                "password for ",
                "password for a ",
                "password=\"",
                "password='x\"",
                "token:",
                "token:a",
                "secret \\\"",
                "\\",
                "\"",
                "<password>",
                "<password>x<",
                "--password ",
                "a://b:",
                "a://b:c@",
                "://:@",
                "Bearer ",
                "Bearer a",
                "Authorization: ",
                "Authorization: Basic ",
                "basic aaaa",
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN ",
                "-----BEGIN PRIVATE KEY-----\nMIIBVgIBADANBgkqhkiG9w0\n",
                "-----END PRIVATE KEY-----",
                "A: b\n",
                "[REDACTED:",
                "xoxb-1",
                "_password",
                "a.password",
                "api key ",
                " \t",
                "hooks.slack.com/services/",
                "日本password："
            })
    @Timeout(60)
    @DisplayName("a text of 100,000 characters made to mislead takes no longer than others")
    void linearTime(String piece) {
        String text = piece.repeat(100_000 / piece.length());

        String once = redactor.redact(text).text();
        String behindKey =
                redactor.redact("-----BEGIN PRIVATE KEY-----\n" + text).text();

        assertThat(redactor.redact(once).text()).isEqualTo(once);
        assertThat(redactor.redact(behindKey).text()).isEqualTo(behindKey);
    }

    @Test
    @DisplayName("the named choice of not redacting leaves every text as it is")
    void noRedactor() {
        assertThat(new NoRedactor().redact("password=hunter2")).isEqualTo(Redaction.untouched("password=hunter2"));
    }

    @Test
    @DisplayName("a redaction shows its kinds, never its text")
    void toStringOfRedaction() {
        assertThat(redactor.redact("password=hunter2 xyzzy")).hasToString("Redaction[password]");
    }
}
