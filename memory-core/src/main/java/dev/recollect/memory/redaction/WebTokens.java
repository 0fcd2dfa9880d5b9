// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** JSON web tokens (RFC 7519): base64url parts joined by dots, the first of which is the header, an encoded object. */
final class WebTokens implements SecretRule {
    private static final Pattern TOKEN =
            Pattern.compile("(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}+(?:\\.{1,2}[A-Za-z0-9_-]++){1,4}+");

    @Override
    public List<Span> find(String text) {
        List<Span> found = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            found.add(new Span(matcher.start(), matcher.end(), "jwt"));
        }
        return found;
    }
}
