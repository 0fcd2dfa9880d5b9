// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Keys and tokens that begin as their provider lets them begin. */
final class ProviderKeys implements SecretRule {
    /**
     * How the keys of a provider look.
     *
     * @param prefix how they begin
     * @param kind what they are called
     * @param least how many characters follow at least
     * @param others what may follow besides letters and digits
     */
    private record Form(String prefix, String kind, int least, String others) {}

    private static final List<Form> FORMS = List.of(
            new Form("sk-ant-", "anthropic_key", 16, "_-"),
            new Form("sk-or-", "openrouter_key", 16, "_-"),
            new Form("sk-proj-", "openai_key", 16, "_-"),
            new Form("sk-svcacct-", "openai_key", 16, "_-"),
            new Form("sk-admin-", "openai_key", 16, "_-"),
            new Form("sk-", "provider_key", 20, ""),
            new Form("AKIA", "aws_access_key", 16, ""),
            new Form("ASIA", "aws_access_key", 16, ""),
            new Form("ghp_", "github_token", 20, ""),
            new Form("gho_", "github_token", 20, ""),
            new Form("ghu_", "github_token", 20, ""),
            new Form("ghs_", "github_token", 20, ""),
            new Form("ghr_", "github_token", 20, ""),
            new Form("github_pat_", "github_token", 20, "_"),
            new Form("glpat-", "gitlab_token", 16, "_-"),
            new Form("xoxa-", "slack_token", 10, "-"),
            new Form("xoxb-", "slack_token", 10, "-"),
            new Form("xoxe-", "slack_token", 10, "-"),
            new Form("xoxe.xoxp-", "slack_token", 10, "-"),
            new Form("xoxo-", "slack_token", 10, "-"),
            new Form("xoxp-", "slack_token", 10, "-"),
            new Form("xoxr-", "slack_token", 10, "-"),
            new Form("xoxs-", "slack_token", 10, "-"),
            new Form("xapp-", "slack_token", 20, "-"),
            new Form("hooks.slack.com/services/", "slack_webhook", 20, "/"),
            new Form("AIza", "google_key", 30, "_-"),
            new Form("ya29.", "google_token", 20, "_-"),
            new Form("GOCSPX-", "google_secret", 20, "_-"),
            new Form("sk_live_", "stripe_key", 16, ""),
            new Form("sk_test_", "stripe_key", 16, ""),
            new Form("rk_live_", "stripe_key", 16, ""),
            new Form("rk_test_", "stripe_key", 16, ""),
            new Form("whsec_", "stripe_key", 16, "+/="),
            new Form("hf_", "huggingface_token", 20, ""),
            new Form("npm_", "npm_token", 30, ""),
            new Form("pypi-", "pypi_token", 50, "_-"),
            new Form("SG.", "sendgrid_key", 40, "_-."),
            new Form("gsk_", "groq_key", 20, ""),
            new Form("xai-", "xai_key", 20, ""),
            new Form("pplx-", "perplexity_key", 20, ""),
            new Form("r8_", "replicate_key", 30, ""),
            new Form("dop_v1_", "digitalocean_token", 40, ""),
            new Form("shpat_", "shopify_token", 30, ""));

    private static final Map<String, Form> BY_PREFIX =
            FORMS.stream().collect(Collectors.toUnmodifiableMap(Form::prefix, Function.identity()));

    /* Longer prefixes first, or sk- would hide sk-ant-. */
    private static final Pattern PREFIX = Pattern.compile(FORMS.stream()
            .map(Form::prefix)
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?<![A-Za-z0-9])(?:", ")")));

    private static final Pattern DIGIT_OR_INNER_CAPITAL = Pattern.compile("[0-9]|[a-z][A-Z]");

    @Override
    public List<Span> find(String text) {
        List<Span> found = new ArrayList<>();
        Matcher matcher = PREFIX.matcher(text);
        int at = 0;
        while (matcher.find(at)) {
            Form form = Objects.requireNonNull(BY_PREFIX.get(matcher.group()));
            int end = Runs.end(text, matcher.end(), form.others());
            boolean longEnough = end - matcher.end() >= form.least();
            if (longEnough && isKey(form, text.substring(matcher.end(), end))) {
                found.add(new Span(matcher.start(), end, form.kind()));
            }
            /* A long run that is no key holds none either, for want of a digit: reading it once keeps the time linear. */
            at = longEnough ? end : matcher.end();
        }
        return found;
    }

    private static boolean isKey(Form form, String rest) {
        if (form.kind().equals("aws_access_key")) {
            return rest.length() == form.least() && rest.chars().noneMatch(c -> c >= 'a' && c <= 'z');
        }
        /* Names joined by the same signs (sk-ant-colony-simulation) have neither; a random run of this length has. */
        return DIGIT_OR_INNER_CAPITAL.matcher(rest).find();
    }
}
