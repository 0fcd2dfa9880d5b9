// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.redaction;

import java.util.ArrayList;
import java.util.List;

/** The password in {@code scheme://user:password@host}; a database's connection string, too, is such a URL. */
final class UrlPasswords implements SecretRule {
    private static final String AUTHORITY = "://";
    private static final String ENDS = " \t\r\n\"'<>`|\\{}/?#";
    private static final int LONGEST = 1_000;

    @Override
    public List<Span> find(String text) {
        List<Span> found = new ArrayList<>();
        int at = text.indexOf(AUTHORITY);
        while (at >= 0) {
            int from = at + AUTHORITY.length();
            if (at > 0 && Runs.isAsciiAlphanumeric(text.charAt(at - 1))) {
                addPassword(text, from, found);
            }
            at = text.indexOf(AUTHORITY, from);
        }
        return found;
    }

    /* The user ends at the first colon, the password at the last @ before the path. */
    private static void addPassword(String text, int from, List<Span> found) {
        int colon = -1;
        int last = -1;
        for (int i = from; i < Math.min(text.length(), from + LONGEST); i++) {
            char c = text.charAt(i);
            if (c == ':' && colon < 0) {
                colon = i;
            } else if (c == '@' && colon >= 0) {
                last = i;
            } else if (ENDS.indexOf(c) >= 0 || Runs.isMark(text, i)) {
                break;
            }
        }
        if (last > colon + 1 && !SecretShapes.isVariable(text.substring(colon + 1, last))) {
            found.add(new Span(colon + 1, last, "url_password"));
        }
    }
}
