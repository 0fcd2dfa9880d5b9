// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Private keys between their armour (RFC 7468, OpenSSH, OpenPGP). Where the last line is missing, the key reaches as far
 * as its lines do. Armour without anything that could be a key between is a mention and stays.
 */
final class PrivateKeys implements SecretRule {
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----");
    private static final Pattern BEGIN_OR_END =
            Pattern.compile("-----(?:BEGIN|END) [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----");
    private static final Pattern KEY_LINE = Pattern.compile("[A-Za-z0-9+/]{16,}+={0,2}");

    /* What may stand around lines of a key: white space, quotes, the escapes and line marks of a quoting program. */
    private static final String BETWEEN_LINES = " \t\r\n\\\"'>|,+";
    private static final Pattern HEADER_LINE =
            Pattern.compile("[A-Za-z][A-Za-z0-9-]{1,40}: [^\\r\\n\\\\]{0,200}(?=[\\r\\n\\\\])");
    private static final int LONGEST = 20_000;

    @Override
    public List<Span> find(String text) {
        List<Span> found = new ArrayList<>();
        Matcher begin = BEGIN.matcher(text);
        int at = 0;
        while (begin.find(at)) {
            int end = end(text, begin.end());
            if (end > begin.end()) {
                found.add(new Span(begin.start(), end, "private_key"));
            }
            at = end;
        }
        return found;
    }

    /* Where the key ends whose first line ends here; the same place if there is none. */
    private static int end(String text, int from) {
        Matcher next = BEGIN_OR_END.matcher(text);
        boolean closed = next.find(from) && next.group().startsWith("-----END") && next.start() - from <= LONGEST;
        if (!closed) {
            return unterminatedEnd(text, from);
        }
        return KEY_LINE.matcher(text).region(from, next.start()).find() ? next.end() : from;
    }

    private static int unterminatedEnd(String text, int from) {
        int end = from;
        int at = from;
        while (at < text.length()) {
            int start = at;
            while (Runs.isOneOf(text, start, BETWEEN_LINES) && !isEscapedLineEnd(text, start)) {
                start++;
            }
            if (isEscapedLineEnd(text, start)) {
                at = start + 2;
                continue;
            }
            Matcher header = HEADER_LINE.matcher(text).region(start, text.length());
            if (header.lookingAt()) {
                at = header.end();
                continue;
            }
            int lineEnd = Runs.end(text, start, "+/=");
            boolean first = end == from;
            boolean isLine = lineEnd - start >= 16 || (!first && lineEnd > start && isAlone(text, lineEnd));
            if (!isLine) {
                return end;
            }
            end = lineEnd;
            at = lineEnd;
        }
        return end;
    }

    /* The last line of a key may be short; a word of prose has other words behind it. */
    private static boolean isAlone(String text, int lineEnd) {
        return lineEnd == text.length() || Runs.isOneOf(text, lineEnd, "\r\n\"'\\") || text.charAt(lineEnd - 1) == '=';
    }

    private static boolean isEscapedLineEnd(String text, int at) {
        return text.startsWith("\\n", at) || text.startsWith("\\r", at);
    }
}
