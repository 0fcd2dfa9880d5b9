// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.redaction;

import dev.recollect.memory.redaction.SecretNames.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is assigned to a name that stands for a secret, in programs, configuration and prose. */
final class Assignments implements SecretRule {
    /* After the name: the quote that closes it, a bracket, then the sign of assignment. */
    private static final Pattern EQUALS = Pattern.compile("(?:\\\\?[\"'`]\\]?)?[ \\t]*(?::=|=>|=(?!=))[ \\t]*");
    private static final Pattern COLON = Pattern.compile("(\\\\?[\"'`])?[ \\t]*:(?![:/])[ \\t]*");
    private static final Pattern ELEMENT = Pattern.compile("[ \\t]*>");
    private static final Pattern IS = Pattern.compile(
            "(?i)(?:[ \\t]+(?:for|to|of|on|at|in)(?:[ \\t]+[\\p{L}\\p{N}'’-]{1,30}+){1,4}?)?[ \\t]+(?:is|was|will be)(?:[ \\t]+(?:still|now))?:?[ \\t]+");
    private static final Pattern BESIDE = Pattern.compile("(?i)(?:['’]s)?[ \\t]+(?:(?:to|as)[ \\t]+)?");
    /* "the password to flat12 is v": the word beside the name is not the secret. */
    private static final Pattern SUBJECT_OF = Pattern.compile("(?i)[ \\t]+(?:is|was|will)[ \\t]");
    private static final Pattern OPTION = Pattern.compile("[ \\t]+(?=[^ \\t\\r\\n-])");

    @Override
    public List<Span> find(String text) {
        List<Span> found = new ArrayList<>();
        Matcher names = SecretNames.matcher(text);
        int at = 0;
        while (names.find(at)) {
            Optional<Span> value = SecretNames.name(text, names).flatMap(name -> value(text, name));
            value.ifPresent(found::add);
            at = value.map(Span::end).orElse(names.end());
        }
        return found;
    }

    private static Optional<Span> value(String text, Name name) {
        Optional<Integer> element = name.start() > 0 && opensElement(text, name.start())
                ? after(ELEMENT, text, name.end())
                : Optional.empty();
        if (element.isPresent()) {
            return new SecretValue(text, element.get(), name).ofElement();
        }
        Optional<Integer> equals = after(EQUALS, text, name.end());
        if (equals.isPresent()) {
            return new SecretValue(text, equals.get(), name).ofProgram();
        }
        Matcher colon = COLON.matcher(text).region(name.end(), text.length());
        if (colon.lookingAt()) {
            SecretValue value = new SecretValue(text, colon.end(), name);
            return colon.group(1) == null ? value.afterColon() : value.ofProgram();
        }
        if (isOption(text, name.start())) {
            return after(OPTION, text, name.end()).flatMap(at -> new SecretValue(text, at, name).ofOption());
        }
        return after(BESIDE, text, name.end())
                .flatMap(at -> new SecretValue(text, at, name).ofNeighbor())
                .filter(span -> !SUBJECT_OF
                        .matcher(text)
                        .region(span.end(), text.length())
                        .lookingAt())
                .or(() -> after(IS, text, name.end()).flatMap(at -> new SecretValue(text, at, name).ofProse()));
    }

    private static Optional<Integer> after(Pattern pattern, String text, int from) {
        Matcher matcher = pattern.matcher(text).region(from, text.length());
        return matcher.lookingAt() ? Optional.of(matcher.end()) : Optional.empty();
    }

    private static boolean opensElement(String text, int nameStart) {
        int at = nameStart;
        while (at > 0 && nameStart - at <= 40 && isNameCharacter(text.charAt(at - 1))) {
            at--;
        }
        return at > 0 && text.charAt(at - 1) == '<';
    }

    /* The name's own dashes at its front: --password, --db-password. */
    private static boolean isOption(String text, int nameStart) {
        int at = nameStart;
        while (at > 0 && nameStart - at <= 40 && isNameCharacter(text.charAt(at - 1))) {
            at--;
        }
        boolean apart = at == 0 || Character.isWhitespace(text.charAt(at - 1));
        return apart && text.startsWith("--", at);
    }

    private static boolean isNameCharacter(char c) {
        return Runs.isAsciiAlphanumeric(c) || c == '_' || c == '-' || c == '.' || c == ':';
    }
}
