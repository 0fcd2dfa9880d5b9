// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of a draft, each with the marks that stand in it or right after it. Pure. */
final class DraftSentences {
    private static final Pattern MARK = Pattern.compile("\\[(\\d{1,3})]");
    /* A mark after the full stop belongs to what stands before it, as one before the full stop does. */
    private static final Pattern MARKS_AFTER = Pattern.compile("([.!?…]+[\"”’')]*)\\s*((?:\\[\\d{1,3}]\\s*)+)");

    /* A line that ends within a sentence goes on in the next, unless that is an item of a list. */
    private static final Pattern PASSAGE_END =
            Pattern.compile("\\n\\s*\\n|\\n(?=\\s*(?:[-*•]|\\d{1,3}[.)])\\s)|(?<=[.!?:…\\])\"”])\\n");

    private DraftSentences() {}

    /**
     * A sentence.
     *
     * @param text without marks, not blank
     * @param marks the numbers of its marks
     */
    record Sentence(String text, SortedSet<Integer> marks) {}

    static List<Sentence> of(String draft) {
        List<String> pieces = new ArrayList<>();
        for (String passage : PASSAGE_END.split(draft.replace("\r\n", "\n"), -1)) {
            pieces(passage.replaceAll("\\s*\\n\\s*", " "), pieces);
        }
        List<Sentence> sentences = new ArrayList<>();
        for (String piece : pieces) {
            String text = MARK.matcher(piece).replaceAll("").strip();
            if (!text.isEmpty()) {
                sentences.add(new Sentence(text, marks(piece)));
            }
        }
        return sentences;
    }

    private static void pieces(String passage, List<String> pieces) {
        String marksBefore = MARKS_AFTER.matcher(passage).replaceAll("$2$1 ");
        BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
        breaks.setText(marksBefore);
        int from = 0;
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            pieces.add(marksBefore.substring(from, to));
            from = to;
        }
    }

    private static SortedSet<Integer> marks(String piece) {
        SortedSet<Integer> marks = new TreeSet<>();
        Matcher found = MARK.matcher(piece);
        while (found.find()) {
            marks.add(Integer.parseInt(found.group(1)));
        }
        return marks;
    }
}
