// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.redaction;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the names under which secrets are kept: password, DB_PASSWORD, clientSecret, x-api-key and their like. */
final class SecretNames {
    private static final Pattern NAME = Pattern.compile("(?i)(?:"
            + "password|passwd|passphrase|passcode|pwd|pass|pw"
            + "|secret[-_ ]?access[-_ ]?key|secret[-_ ]?key(?:[-_]?base)?|secret"
            + "|token"
            + "|(?:api|access|account|auth|private|signing|encryption|shared)[-_. ]?key"
            + ")(?![A-Za-z0-9_])");

    /* Before these, letters without a break make another word ("bypass"); they must stand alone or be joined. */
    private static final Set<String> SHORT = Set.of("pwd", "pass", "pw", "secret", "token");

    private static final Set<String> ATTACHED = Set.of(
            "access",
            "auth",
            "refresh",
            "id",
            "client",
            "api",
            "app",
            "db",
            "user",
            "admin",
            "root",
            "my",
            "session",
            "bearer",
            "bot",
            "csrf",
            "mysql",
            "postgres",
            "redis",
            "oauth",
            "web",
            "shared");

    private SecretNames() {}

    /**
     * A name that was found.
     *
     * @param start where the part begins that says that it is a secret
     * @param end where it ends
     * @param word that part, in lower case
     * @param made whether no one writes it so in prose: client_secret, apiKey
     */
    record Name(int start, int end, String word, boolean made) {
        /** What its value is called. */
        String kind() {
            if (word.startsWith("pass") || word.startsWith("pw")) {
                return "password";
            }
            if (word.equals("token")) {
                return "token";
            }
            return word.startsWith("secret") ? "secret" : "api_key";
        }

        /** Whether a plain word after it may be a secret. */
        boolean passwordLike() {
            return kind().equals("password") && !word.equals("pass") && !word.equals("pw");
        }
    }

    static Matcher matcher(String text) {
        return NAME.matcher(text);
    }

    /** What a match of the pattern is, if it is a whole name or the last part of one. */
    static Optional<Name> name(String text, Matcher match) {
        String word = match.group().toLowerCase(Locale.ROOT);
        if (!isWhole(text, match.start(), word)) {
            return Optional.empty();
        }
        boolean made = word.indexOf('_') >= 0
                || word.indexOf('-') >= 0
                || (word.endsWith("key") && word.indexOf(' ') < 0)
                || isJoined(text, match.start());
        return Optional.of(new Name(match.start(), match.end(), word, made));
    }

    private static boolean isJoined(String text, int start) {
        if (start == 0) {
            return false;
        }
        char before = text.charAt(start - 1);
        boolean camel = Character.isLowerCase(before) && Character.isUpperCase(text.charAt(start));
        boolean sign = (before == '_' || before == '-' || before == '.')
                && start > 1
                && Character.isLetterOrDigit(text.charAt(start - 2));
        return camel || sign;
    }

    private static boolean isWhole(String text, int start, String word) {
        if (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)) || isJoined(text, start)) {
            return true;
        }
        if (!SHORT.contains(word)) {
            return word.startsWith("passw") || word.startsWith("passp");
        }
        int from = start;
        while (from > 0 && start - from <= 10 && Runs.isAsciiLetter(text.charAt(from - 1))) {
            from--;
        }
        return ATTACHED.contains(text.substring(from, start).toLowerCase(Locale.ROOT));
    }
}
