// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.redaction;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Judges whether a word may be a secret. Pure. */
final class SecretShapes {
    /** A run this long without a blank is no word of prose. */
    static final int LONG_RUN = 512;

    private static final int LONGER_THAN_WORDS = 24;
    private static final int LEAST_MIXED = 5;
    private static final int LEAST_INNER_CAPITAL = 8;
    private static final String SYMBOLS = "@#$%^&*+=~!_|";

    /* What programs and schemas write where no secret is. */
    private static final Set<String> NO_SECRETS = words("""
            null none nil undefined true false string str varchar bool boolean int integer bytes object any
            masked redacted removed omitted yourpassword your_password your-password your_api_key your-api-key
            n/a tbd todo""");

    private static final Pattern VARIABLE = Pattern.compile(
            "\\$\\{.*|\\$\\(.*|\\$[A-Z_][A-Z0-9_]*+|%[A-Z_][A-Z0-9_]*+%|%[a-z]|\\{\\{.*|<[^<>]*+>", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile(
            "[A-Za-z_$][A-Za-z0-9_$.]*+[(\\[].*|os\\.environ.*|process\\.env.*|self\\..*|this\\..*", Pattern.DOTALL);

    private static final Pattern MEMBER = Pattern.compile("[A-Za-z_]++(?:\\.[A-Za-z_]++)++");

    /* What usually follows "password is" or "password:" in prose, besides the above. */
    private static final Set<String> PROSE = words("""
            the a an not no now too very so still already always never only also just that this it what which
            who here there where one two yes ok okay fine good bad weak strong stronger weaker strict secure
            insecure safe unsafe easy hard long short old new same different wrong right correct incorrect valid
            expired gone lost forgotten stolen leaked compromised known needed necessary mandatory set reset
            changed saved stored encrypted hashed protected shared public private temporary permanent ready
            working broken locked blocked accepted rejected denied refused sent coming below above out up mine
            yours theirs personal confidential unchanged obvious simple complex complicated unique random
            important enough everything nothing something asked written printed attached enclosed visible shown
            supported forbidden allowed disabled enabled used unused reused case-sensitive opaque required
            optional hidden empty blank unset missing unknown default invalid example password passwords secret
            token text number removed included refreshed rotated revoked generated updated created deleted
            verified checked tested""");

    private SecretShapes() {}

    private static Set<String> words(String text) {
        return Pattern.compile("\\s+").splitAsStream(text).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a value only stands for one: a type, a variable, a template, a mask. */
    static boolean isPlaceholder(String value) {
        return value.isBlank() || NO_SECRETS.contains(value.toLowerCase(Locale.ROOT)) || isVariable(value);
    }

    /** Whether a value is a variable, a template or a mask. */
    static boolean isVariable(String value) {
        return VARIABLE.matcher(value).matches() || isMask(value);
    }

    /** Whether an unquoted value is an expression of a program. */
    static boolean isCode(String value) {
        return CODE.matcher(value).matches();
    }

    /** Whether a value is a member of something in a program: words joined by dots. */
    static boolean isMember(String value) {
        return MEMBER.matcher(value).matches();
    }

    private static boolean isMask(String value) {
        char first = value.charAt(0);
        return "*•xX.-_#".indexOf(first) >= 0 && value.chars().allMatch(c -> c == first);
    }

    /** Whether a word is one that prose has after the name of a secret. */
    static boolean isProse(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return PROSE.contains(lower) || NO_SECRETS.contains(lower);
    }

    /** Whether a word looks made, not spoken: digits among letters, signs inside, capitals inside, or very long. */
    static boolean looksMade(String word) {
        if (word.length() >= LONGER_THAN_WORDS && word.indexOf('-') < 0) {
            return true;
        }
        boolean letter = false;
        boolean digit = false;
        boolean symbol = false;
        boolean lower = false;
        boolean innerUpper = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            letter |= Character.isLetter(c);
            digit |= Character.isDigit(c);
            lower |= Character.isLowerCase(c);
            innerUpper |= i > 0 && Character.isUpperCase(c);
            symbol |= SYMBOLS.indexOf(c) >= 0 && (i < word.length() - 1 || c != '!');
        }
        int mixed = (letter ? 1 : 0) + (digit ? 1 : 0) + (symbol ? 1 : 0);
        return (word.length() >= LEAST_MIXED && mixed >= 2)
                || (word.length() >= LEAST_INNER_CAPITAL && lower && innerUpper);
    }

    /** Whether a word consists of digits alone. */
    static boolean isNumber(String word) {
        return !word.isEmpty() && word.chars().allMatch(Character::isDigit);
    }
}
