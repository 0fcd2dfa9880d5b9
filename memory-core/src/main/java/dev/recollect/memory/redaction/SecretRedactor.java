// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Takes out what is a secret by its form or by what stands in front of it. Immutable.
 *
 * <ul>
 *   <li>keys and tokens of providers, known by their prefix ({@code github_token}, {@code aws_access_key} and so on), and
 *       JSON web tokens ({@code jwt});
 *   <li>private key blocks, unterminated ones too ({@code private_key});
 *   <li>credentials in an {@code Authorization} header, after {@code Bearer} and after {@code Basic}
 *       ({@code authorization}, {@code bearer_token}, {@code basic_credentials});
 *   <li>what is assigned to a password, secret, token or key: {@code k=v}, {@code k: v}, {@code "k": "v"},
 *       {@code <k>v</k>}, {@code --k v}, "my password is v", "set the password to v" ({@code password}, {@code secret}, {@code token},
 *       {@code api_key});
 *   <li>the password in a URL ({@code url_password}).
 * </ul>
 *
 * <p>After a colon or "is" prose is likely: a plain word of letters counts as a secret only after password-like names, at
 * the end of its line or sentence, and if it is none of the words that usually stand there ("required", "wrong"). So
 * "secret: love" stays, while "secret = love" and the quoted {@code "secret": "love"} go, since only programs write so.
 * Names are recognised in English.
 */
public final class SecretRedactor implements Redactor {
    /* In order of precedence: where two rules see one secret, the first names it. */
    private final List<SecretRule> rules = List.of(
            new PrivateKeys(),
            new ProviderKeys(),
            new WebTokens(),
            new UrlPasswords(),
            new Authorizations(),
            new Assignments());

    private static final int MOST_ROUNDS = 4;

    /** Creates the redactor. */
    public SecretRedactor() {}

    /* A mark may complete what looks like another secret; what is redacted must stay as it is when it is redacted again. */
    @Override
    public Redaction redact(String text) {
        Redaction redacted = once(text);
        Redaction again = redacted;
        for (int i = 0; i < MOST_ROUNDS && !again.kinds().isEmpty(); i++) {
            again = once(again.text());
            List<String> kinds = new ArrayList<>(redacted.kinds());
            kinds.addAll(again.kinds());
            redacted = new Redaction(again.text(), kinds);
        }
        return redacted;
    }

    private Redaction once(String text) {
        List<Span> spans = joined(text);
        if (spans.isEmpty()) {
            return Redaction.untouched(text);
        }
        StringBuilder redacted = new StringBuilder(text.length());
        int at = 0;
        for (Span span : spans) {
            redacted.append(text, at, span.start()).append(Redaction.mark(span.kind()));
            at = span.end();
        }
        redacted.append(text, at, text.length());
        return new Redaction(redacted.toString(), spans.stream().map(Span::kind).toList());
    }

    /* Sorting keeps the order of the rules among spans that begin together. */
    private List<Span> joined(String text) {
        List<Span> all = new ArrayList<>();
        rules.forEach(rule -> all.addAll(rule.find(text)));
        all.sort(Comparator.comparingInt(Span::start));
        List<Span> joined = new ArrayList<>();
        for (Span span : all) {
            Span before = joined.isEmpty() ? new Span(0, 0, "") : joined.get(joined.size() - 1);
            if (span.start() >= before.end()) {
                joined.add(span);
            } else if (span.end() > before.end()) {
                joined.set(joined.size() - 1, new Span(before.start(), span.end(), before.kind()));
            }
        }
        return joined;
    }
}
