// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what has to stay letter by letter: code, links, citations, quotes. What it reads is gone from the rest, so that no
 * other reader takes it for something else.
 */
final class VerbatimReader {
    /** Stands where something was read. */
    static final char GAP = '\uFFFC';

    private static final int NOWHERE = -1;
    private static final Pattern BLOCK = Pattern.compile("(?s)```[^\\n]*\\n(.*?)```");
    private static final Pattern SPAN = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern TARGET = Pattern.compile("(?<=])\\((https?://[^)\\s]+)\\)");
    private static final Pattern LINK = Pattern.compile(
            "\\bhttps?://[^\\s<>\")\\]]+[^\\s<>\")\\].,;:!?']|\\bwww\\.[^\\s<>\")]+\\w|\\b[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
    private static final Pattern CITATION = Pattern.compile("\\[\\d{1,3}]");
    private static final Pattern QUOTE = Pattern.compile("\"([^\"\\n]{1,400})\"|“([^”\\n]{1,400})”|«([^»\\n]{1,400})»"
            + "|(?<![\\p{L}\\p{N}])['‘]([^'’‘\\n]{2,400})['’](?![\\p{L}\\p{N}])");
    private static final Pattern IDENTIFIER = Pattern.compile(
            "(?<![\\w-])--?[a-z][\\w-]+|\\b\\w+_\\w+\\b|\\b[A-Z]{2,}-\\d+\\b"
                    + "|\\b(?!\\d{1,2}\\.\\d{1,2}\\.\\d{4}\\b)\\d+(?:\\.\\d+){2,}\\b|\\b0\\d{3,}\\b|\\b(?!\\d{1,4}(?:st|nd|rd|th|am|pm|kg|g|mg|km|m|cm|mm|l|ml|h|min|GB|MB|s|x|k|hrs?|kWh|W|V|Hz|mins?)\\b)"
                    + "(?=\\w*\\d)(?=\\w*[A-Za-z])\\w{2,}\\b|\\b\\d{1,3}:\\d(?!\\d)|\\b(?!(?:kWh|mAh|kHz|mW)\\b)[a-z]+[A-Z]\\w*\\b|\\b\\w+\\(\\)");
    private static final Pattern EDGE = Pattern.compile("^[\\s.,;:!?]+|[\\s.,;:!?]+$");

    private final List<Found> found;

    VerbatimReader(List<Found> found) {
        this.found = found;
    }

    /** Reads a text; gives what is left of it. */
    String read(String text) {
        String left = take(text, BLOCK, FactKind.CODE);
        left = take(left, SPAN, FactKind.CODE);
        left = take(left, TARGET, FactKind.LINK);
        left = take(left, LINK, FactKind.LINK);
        left = take(left, CITATION, FactKind.CITATION);
        left = take(left, QUOTE, FactKind.QUOTE);
        return take(left, IDENTIFIER, FactKind.CODE);
    }

    private String take(String text, Pattern pattern, FactKind kind) {
        Matcher matcher = pattern.matcher(text);
        return matcher.replaceAll(match -> {
            String said = inner(match);
            found.add(new Found(kind, new Value.Wording(plain(kind, said)), said, NOWHERE, false));
            return Matcher.quoteReplacement(" " + GAP + " ");
        });
    }

    private static String inner(MatchResult match) {
        for (int group = 1; group <= match.groupCount(); group++) {
            if (match.group(group) != null) {
                return match.group(group).strip();
            }
        }
        return match.group();
    }

    /* A quote may end in a full stop or not, and begin a sentence or not. */
    private static String plain(FactKind kind, String said) {
        return kind == FactKind.QUOTE
                ? EDGE.matcher(said.toLowerCase(Locale.ROOT)).replaceAll("").replaceAll("\\s+", " ")
                : said;
    }
}
