// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.Set;

/** Finds links, hosts and addresses of mail in a text. Pure. */
final class Addresses {
    private static final int LONGEST_MAILBOX = 64;
    private static final int LONGEST_HOST = 253;
    private static final Set<String> DOMAINS = Set.of(
            "com", "org", "net", "edu", "gov", "info", "io", "dev", "app", "eu", "uk", "de", "fr", "ch", "at", "it",
            "es", "nl", "example", "test", "local");

    private Addresses() {}

    /** Where a link, a host or an address of mail that begins at a place ends; the place itself if none does. */
    static int end(String text, int at) {
        char first = text.charAt(at);
        boolean web = (first == 'h' && (text.startsWith("http://", at) || text.startsWith("https://", at)))
                || (first == 'w' && text.startsWith("www.", at));
        int end = at;
        if (!web) {
            end = host(text, at);
            if (end == at || end >= text.length() || text.charAt(end) != '/') {
                return end > at ? end : mailbox(text, at);
            }
        }
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && "<>\")]”".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (".,;:!?'’".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    /* "docs.example.org" and "example.org"; not "e.g.", nor the end of a sentence without a space behind it. */
    private static int host(String text, int at) {
        int end = at;
        int label = at;
        int dots = 0;
        int farthest = Math.min(text.length(), at + LONGEST_HOST);
        while (end < farthest && (Verbatim.isWordPart(text.charAt(end)) || ".-".indexOf(text.charAt(end)) >= 0)) {
            if (text.charAt(end) == '.') {
                boolean goesOn =
                        end - label > 1 && end + 1 < text.length() && Verbatim.isWordPart(text.charAt(end + 1));
                if (!goesOn) {
                    break;
                }
                dots++;
                label = end + 1;
            }
            end++;
        }
        if (dots == 0) {
            return at;
        }
        String last = text.substring(label, end);
        boolean letters = last.length() > 1 && last.chars().allMatch(sign -> sign >= 'a' && sign <= 'z');
        boolean known = dots > 1 || DOMAINS.contains(last);
        boolean mail = end < text.length() && text.charAt(end) == '@';
        return letters && known && !mail && Character.isLetter(text.charAt(at)) ? end : at;
    }

    private static int mailbox(String text, int at) {
        int sign = at;
        while (sign < text.length() && sign - at <= LONGEST_MAILBOX && isMailPart(text.charAt(sign))) {
            sign++;
        }
        if (sign >= text.length() || text.charAt(sign) != '@') {
            return at;
        }
        int end = sign + 1;
        while (end < text.length() && isMailPart(text.charAt(end))) {
            end++;
        }
        while (text.charAt(end - 1) == '.') {
            end--;
        }
        return text.substring(sign, end).indexOf('.') > 1 ? end : at;
    }

    private static boolean isMailPart(char sign) {
        return Verbatim.isWordPart(sign) || sign == '.' || sign == '+' || sign == '-';
    }
}
