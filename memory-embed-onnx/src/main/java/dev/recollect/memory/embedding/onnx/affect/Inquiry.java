// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Tells lines that ask for facts or for something to be done ("What is the death rate of malaria?", "How do I kill a process?",
 * "Translate sad into Spanish") from those in which somebody asks out of a feeling ("Why does nobody answer?", "How lovely is
 * that?"). What their words feel like says nothing of the writer. For one line.
 */
final class Inquiry {
    private static final Set<String> MAY_YOU = Set.of("can", "could", "would", "will");
    private static final Set<String> MODAL = Set.of("can", "could", "would", "will", "should", "shall", "may");
    private static final Set<String> WH = Set.of("what", "what's", "which", "who", "whose", "where", "how", "when");
    private static final Set<String> KNOWING = Set.of("know", "remember", "have");
    private static final Set<String> HANDING = Set.of("give", "tell", "show", "find");
    private static final Set<String> HANDED = Set.of("me", "us", "a", "an", "the", "all");
    private static final Set<String> BEFORE_ASKING = Set.of(
            "in", "on", "at", "for", "to", "from", "of", "by", "with", "under", "since", "until", "after", "during");
    private static final Set<String> OTHERS = Set.of(
            "it",
            "he",
            "she",
            "they",
            "him",
            "her",
            "them",
            "his",
            "their",
            "someone",
            "somebody",
            "anyone",
            "anybody");
    private static final Set<String> DENYING = Set.of("no", "not", "none");

    private final List<Token> line;
    private final CueList list;
    private final int start;
    private final int you;

    private Inquiry(List<Token> line, CueList list) {
        this.line = line;
        this.list = list;
        int at = afterPlease(0);
        boolean mayYou = MAY_YOU.contains(form(at)) && form(at + 1).equals("you");
        you = mayYou ? at + 1 : -1;
        start = mayYou ? afterPlease(at + 2) : BEFORE_ASKING.contains(form(at)) && is("ask", at + 1) ? at + 1 : at;
    }

    static boolean is(List<Token> line, CueList list) {
        Inquiry inquiry = new Inquiry(line, list);
        if (!inquiry.asks() || inquiry.isMoved()) {
            return false;
        }
        boolean feels = IntStream.range(0, line.size()).anyMatch(inquiry::isFeeling);
        return !inquiry.speaksOfPeople(feels) && (!feels || inquiry.asksCoolly());
    }

    private int afterPlease(int from) {
        int at = from;
        while (form(at).equals("please") || isBreak(at)) {
            at++;
        }
        return at;
    }

    private String form(int at) {
        return at >= 0 && at < line.size() ? line.get(at).form() : "";
    }

    private boolean is(String group, int at) {
        return list.isOf(group, form(at));
    }

    private boolean isBreak(int at) {
        return at < line.size() && line.get(at).kind() == Token.Kind.BREAK;
    }

    private boolean isFeeling(int at) {
        return at < line.size() && list.at(line, at).cue().kind() == Cue.Kind.FEEL;
    }

    private boolean asks() {
        return requests() || is("order", start) || (isQuestion() && (isWh() || isWhy() || !denies()));
    }

    private boolean requests() {
        return is("inform", start) || (HANDING.contains(form(start)) && HANDED.contains(form(start + 1)));
    }

    private boolean isQuestion() {
        boolean marked = !line.isEmpty() && line.get(line.size() - 1).kind() == Token.Kind.QUESTION;
        return is("ask", start) && (marked || is("ask", start + 1));
    }

    /* With a word of feeling in it, it must ask for a fact: not why, not how lovely, not what could be worse or will end, not
    whether there is no hope. */
    private boolean asksCoolly() {
        boolean oneClause = IntStream.range(start, line.size() - 1).noneMatch(this::isBreak);
        return oneClause && (requests() || (isQuestion() && (isWh() ? asksWhat() : !isWhy() && !denies())));
    }

    private boolean isWh() {
        return WH.contains(form(start));
    }

    private boolean asksWhat() {
        boolean hasVerb = IntStream.range(start + 1, line.size()).anyMatch(at -> is("ask", at))
                || form(start).equals("what's");
        boolean whenItEnds = form(start).equals("when") && form(start + 1).equals("is");
        return hasVerb && !whenItEnds && !MODAL.contains(form(start + 1)) && !isFeeling(start + 1) && !denies();
    }

    private boolean isWhy() {
        return form(start).equals("why");
    }

    private boolean denies() {
        return line.stream().map(Token::form).anyMatch(form -> DENYING.contains(form) || form.endsWith("n't"));
    }

    private boolean isMoved() {
        return line.stream()
                .anyMatch(token -> token.kind() == Token.Kind.EXCLAMATION
                        || token.kind() == Token.Kind.SIGN
                        || token.stretched()
                        || list.isOf("stake", token.form()));
    }

    private boolean speaksOfPeople(boolean feels) {
        for (int at = 0; at < line.size(); at++) {
            boolean self = is("self", at) && (feels || !isAsker(at)) && !HANDING.contains(form(at - 1));
            boolean person = is("person", at) && at != you && !KNOWING.contains(form(at + 1));
            if (self || person || (feels && OTHERS.contains(form(at)))) {
                return true;
            }
        }
        return false;
    }

    /* "How do I", "where can we": the one who asks, not the one it is about. */
    private boolean isAsker(int at) {
        return (form(at).equals("i") || form(at).equals("we")) && is("ask", at - 1);
    }
}
