// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.redaction;

import dev.recollect.memory.redaction.SecretNames.Name;
import java.util.Optional;

/** What stands where the value of a secret's name would stand, and whether it is one. Immutable. */
final class SecretValue {
    private static final String QUOTES = "\"'`";
    private static final String ENDS = " \t\r\n\"'`<>;,)]}";
    private static final String PROGRAM_ENDS = ENDS + "&";
    private static final int LONGEST_QUOTED = 4_096;
    private static final int LEAST = 3;
    private static final int LEAST_QUOTED_TOKEN = 8;
    private static final int LEAST_NUMBER = 4;
    private static final int LEAST_NUMERIC_TOKEN = 10;

    private final String text;
    private final int from;
    private final Name name;

    SecretValue(String text, int from, Name name) {
        this.text = text;
        this.from = from;
        this.name = name;
    }

    /** After an equals sign, or a quoted name: only programs write so, and whatever is no placeholder is a secret. */
    Optional<Span> ofProgram() {
        Optional<Span> quoted = quoted();
        if (quoted.isPresent()) {
            return quoted.filter(this::mayBeQuotedSecret);
        }
        Span run = withoutStop(run(PROGRAM_ENDS));
        String value = value(run);
        boolean secret = run.end() - from >= LEAST
                && !SecretShapes.isPlaceholder(value)
                && !SecretShapes.isCode(value)
                && !(name.kind().equals("token") && SecretShapes.isMember(value))
                && !(SecretShapes.isNumber(value) && value.length() < leastNumber());
        return secret && !startsOtherwise() ? Optional.of(run) : Optional.empty();
    }

    private int leastNumber() {
        return name.kind().equals("password") ? LEAST_NUMBER : LEAST_NUMERIC_TOKEN;
    }

    private boolean mayBeQuotedSecret(Span quoted) {
        String value = value(quoted);
        return quoted.end() > quoted.start()
                && !Runs.isMark(text, quoted.start())
                && !SecretShapes.isPlaceholder(value)
                && (!name.kind().equals("token") || value.length() >= LEAST_QUOTED_TOKEN);
    }

    /** After a colon: configuration or prose. */
    Optional<Span> afterColon() {
        Optional<Span> quoted = quoted();
        if (quoted.isPresent()) {
            return quoted.filter(this::mayBeQuotedSecret);
        }
        return ofProse();
    }

    /** After a colon or "is": a word that looks made, or behind a password's name one that ends its line or sentence. */
    Optional<Span> ofProse() {
        Optional<Span> quoted = quoted();
        if (quoted.isPresent()) {
            return quoted.filter(span -> mayBeQuotedSecret(span) && !SecretShapes.isProse(value(span)));
        }
        Span run = withoutStop(run(ENDS));
        String word = value(run);
        if (run.end() - from < LEAST
                || startsOtherwise()
                || SecretShapes.isPlaceholder(word)
                || SecretShapes.isCode(word)
                || SecretShapes.isProse(word)) {
            return Optional.empty();
        }
        boolean secret = run.end() - run.start() >= SecretShapes.LONG_RUN
                || SecretShapes.looksMade(word)
                || (SecretShapes.isNumber(word) && name.passwordLike() && word.length() >= LEAST_NUMBER)
                || ((name.passwordLike() || name.made()) && endsHere(run.end()) && Character.isLetter(word.charAt(0)));
        return secret ? Optional.of(run) : Optional.empty();
    }

    /** Beside a password's name, with at most "to" between: "use password v", "set my password to v". */
    Optional<Span> ofNeighbor() {
        return ofProse()
                .filter(span -> name.passwordLike()
                        && (span.start() > from || SecretShapes.looksMade(value(span)))
                        && value(span).chars().anyMatch(Character::isDigit));
    }

    /** After the option of a command: a word that looks made, or one with nothing but options behind it. */
    Optional<Span> ofOption() {
        Optional<Span> program = ofProgram();
        return program.filter(span -> {
            int next = Runs.afterBlanks(text, span.end());
            return span.start() > from
                    || SecretShapes.looksMade(value(span))
                    || next == text.length()
                    || Runs.isOneOf(text, next, "\r\n-\"'`");
        });
    }

    /** Between the tags of an element. */
    Optional<Span> ofElement() {
        int end = text.indexOf('<', from);
        boolean closed = end > from && end - from <= LONGEST_QUOTED && text.startsWith("</", end);
        if (!closed || Runs.isMark(text, from) || SecretShapes.isPlaceholder(text.substring(from, end))) {
            return Optional.empty();
        }
        return Optional.of(new Span(from, end, name.kind()));
    }

    /* From behind the opening quote to the closing one, or to the end of the line if there is none. */
    private Optional<Span> quoted() {
        int open = text.startsWith("\\", from) ? from + 1 : from;
        if (!Runs.isOneOf(text, open, QUOTES)) {
            return Optional.empty();
        }
        char quote = text.charAt(open);
        boolean escaped = open > from;
        int limit = Math.min(text.length(), open + 1 + LONGEST_QUOTED);
        int at = open + 1;
        while (at < limit && text.charAt(at) != quote && text.charAt(at) != '\n') {
            boolean skip = !escaped && text.charAt(at) == '\\' && at + 1 < limit && text.charAt(at + 1) != '\n';
            at += skip ? 2 : 1;
        }
        int end = Math.min(at, limit);
        if (escaped && end > open + 1 && text.charAt(end - 1) == '\\') {
            end--;
        }
        return Optional.of(new Span(open + 1, end, name.kind()));
    }

    private Span run(String ends) {
        int end = from;
        while (end < text.length() && ends.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return new Span(from, end, name.kind());
    }

    private boolean startsOtherwise() {
        return Runs.isMark(text, from) || Runs.isOneOf(text, from, "{[(<\\");
    }

    private static boolean isStop(char c) {
        return c == '.' || c == '?' || c == ':' || c == '!';
    }

    /* The stop of a sentence is not part of the word; an exclamation mark may be. */
    private Span withoutStop(Span run) {
        boolean stop =
                run.end() - run.start() > 1 && isStop(text.charAt(run.end() - 1)) && text.charAt(run.end() - 1) != '!';
        return stop ? new Span(run.start(), run.end() - 1, run.kind()) : run;
    }

    /* The end of the text, the line, the sentence or the clause. */
    private boolean endsHere(int end) {
        int next = Runs.afterBlanks(text, end);
        return next == text.length() || Runs.isOneOf(text, next, "\r\n,;)\"'") || Runs.isOneOf(text, end, ".?!");
    }

    private String value(Span span) {
        return text.substring(span.start(), Math.min(span.end(), span.start() + LONGEST_QUOTED));
    }
}
