// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.redaction;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Credentials of HTTP (RFC 9110, section 11): in an {@code Authorization} header whatever the scheme, and after the words
 * Bearer and Basic anywhere, if what follows looks like credentials and not like prose.
 */
final class Authorizations implements SecretRule {
    private static final Pattern HEADER = Pattern.compile(
            "(?i)(?<![A-Za-z])(?:proxy-)?authorization(?:\\\\?[\"'])?[ \\t]*[:=][ \\t]*(?:\\\\?[\"'])?");
    private static final Pattern SCHEME =
            Pattern.compile("(?i)(?:bearer|basic|token|apikey|api-key|digest|negotiate|hmac|key)[ \\t]+");
    private static final Pattern BARE = Pattern.compile("(?i)(?<![A-Za-z0-9_-])(bearer|basic)[ \\t]+");
    private static final String TOKEN_CHARACTERS = "-._~+/=:";
    private static final int LEAST_IN_HEADER = 6;
    private static final int LEAST_WITHOUT_SCHEME = 16;
    private static final int LEAST_BEARER = 8;
    private static final int LEAST_BASIC = 8;

    @Override
    public List<Span> find(String text) {
        List<Span> found = new ArrayList<>();
        Matcher header = HEADER.matcher(text);
        while (header.find()) {
            addFromHeader(text, header.end(), found);
        }
        Matcher bare = BARE.matcher(text);
        while (bare.find()) {
            addBare(text, bare, found);
        }
        return found;
    }

    private static void addFromHeader(String text, int valueStart, List<Span> found) {
        Matcher scheme = SCHEME.matcher(text).region(valueStart, text.length());
        boolean named = scheme.lookingAt();
        int from = named ? scheme.end() : valueStart;
        int end = tokenEnd(text, from);
        String token = text.substring(from, Math.min(end, from + SecretShapes.LONG_RUN));
        boolean credentials = named
                ? token.length() >= LEAST_IN_HEADER && (SecretShapes.looksMade(token) || endsLine(text, end))
                : token.length() >= LEAST_WITHOUT_SCHEME && SecretShapes.looksMade(token);
        if (credentials && !SecretShapes.isPlaceholder(token)) {
            found.add(new Span(from, end, "authorization"));
        }
    }

    private static void addBare(String text, Matcher scheme, List<Span> found) {
        int from = scheme.end();
        int end = tokenEnd(text, from);
        if (scheme.group(1).equalsIgnoreCase("bearer")) {
            String token = text.substring(from, Math.min(end, from + SecretShapes.LONG_RUN));
            if (token.length() >= LEAST_BEARER && SecretShapes.looksMade(token)) {
                found.add(new Span(from, end, "bearer_token"));
            }
        } else if (isBasic(text.substring(from, Math.min(end, from + SecretShapes.LONG_RUN)))) {
            found.add(new Span(from, end, "basic_credentials"));
        }
    }

    /* A full stop or colon at the end belongs to the sentence. */
    private static int tokenEnd(String text, int from) {
        int end = Runs.end(text, from, TOKEN_CHARACTERS);
        while (end > from && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == ':')) {
            end--;
        }
        return end;
    }

    private static boolean endsLine(String text, int at) {
        int next = Runs.afterBlanks(text, at);
        return next == text.length() || Runs.isOneOf(text, next, "\r\n\"'`\\,;)}]");
    }

    /* Base64 of user:password. */
    private static boolean isBasic(String token) {
        if (token.length() < LEAST_BASIC) {
            return false;
        }
        if (token.length() >= SecretShapes.LONG_RUN) {
            return true;
        }
        try {
            String decoded = new String(Base64.getDecoder().decode(token), StandardCharsets.UTF_8);
            return decoded.indexOf(':') > 0 && decoded.chars().allMatch(c -> c >= ' ' && c != 0xFFFD);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
