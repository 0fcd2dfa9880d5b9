// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds the feelings in a line and what becomes of them there: turned by a negation before them in their clause, made
 * stronger or weaker, wished for, put into capitals. For one line.
 */
final class CueScan {
    private static final Set<String> JOINING = Set.of("and", "but", "yet", "while", "though");
    private static final int IDIOM_WORDS = 3;
    private static final int NEGATED_WORDS = 6;
    private static final int TIMED_WORDS = 2;
    /* "Not good" is less bad than good is good; "not bad" is a third of good. */
    static final double NOT_GOOD = -0.7;
    private static final double NOT_BAD = -0.35;
    private static final double NOT_GOT = -0.6;
    /* A feeling that is denied excites by so much of its size, the other way. */
    static final double CALMED = 0.3;
    private static final double MILD = 0.25;
    private static final double STRESSED = 1.25;

    /**
     * A feeling.
     *
     * @param at its place in the line
     * @param kind of its cue
     * @param valence from -1 to 1, more if stressed
     * @param arousal likewise
     * @param dominance likewise
     */
    record Hit(int at, Cue.Kind kind, double valence, double arousal, double dominance) {}

    private final List<Token> line;
    private final CueList list;
    private final List<Hit> hits = new ArrayList<>();
    private int negatedUntil = -1;
    private int timedUntil = -1;
    private double times = 1;
    private boolean wishing;
    private int turn = -1;
    private boolean turnsWhole;
    private boolean reported;
    private boolean greeting;
    private boolean stressed;
    private boolean telling;
    private boolean softened;
    private boolean heartfelt;

    CueScan(List<Token> line, CueList list) {
        this.line = line;
        this.list = list;
        int at = 0;
        while (at < line.size()) {
            CueList.Found found = list.at(line, at);
            if (found.length() == 0) {
                mark(line.get(at));
                at++;
            } else {
                take(found, at);
                at += found.length();
            }
        }
    }

    /** The feelings in their order. */
    List<Hit> hits() {
        return List.copyOf(hits);
    }

    /** The place after which what is said counts more; -1: there is none. */
    int turn() {
        return turn;
    }

    /** Whether it turns from one story to another, rather than from one side of a thing to the other. */
    boolean turnsWhole() {
        return turnsWhole;
    }

    /** Whether what is told is somebody else's. */
    boolean reported() {
        return reported;
    }

    /** Whether somebody is greeted. */
    boolean greeting() {
        return greeting;
    }

    /** Whether a word was stretched or put into capitals for stress. */
    boolean stressed() {
        return stressed;
    }

    /** Whether the cues tell what their words alone do not. */
    boolean telling() {
        return telling || stressed || (turn > 0 && turnsWhole);
    }

    /** Whether a feeling is told by a sign or an idiom, or is made stronger. */
    boolean heartfelt() {
        return heartfelt || stressed;
    }

    /** Whether a feeling is told with reserve. */
    boolean softened() {
        return softened;
    }

    /** Whether a feeling and one of the other kind are set against each other, side by side. */
    boolean balanced() {
        for (int i = 1; i < hits.size(); i++) {
            Hit left = hits.get(i - 1);
            Hit right = hits.get(i);
            if (left.valence() * right.valence() < 0 && isJoined(line.subList(left.at() + 1, right.at()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isJoined(List<Token> between) {
        return between.stream().anyMatch(token -> token.kind() == Token.Kind.BREAK || JOINING.contains(token.form()));
    }

    private void mark(Token token) {
        if (token.kind() == Token.Kind.BREAK
                || token.kind() == Token.Kind.EXCLAMATION
                || token.kind() == Token.Kind.QUESTION) {
            negatedUntil = -1;
            timedUntil = -1;
            wishing &= token.form().equals(",");
        }
    }

    private void take(CueList.Found found, int at) {
        Cue cue = found.cue();
        int after = at + found.length();
        switch (cue.kind()) {
            case SIGN -> {
                telling = true;
                hits.add(new Hit(at, cue.kind(), cue.valence(), cue.arousal(), cue.dominance()));
            }
            case FEEL, HINT -> {
                telling |= found.length() >= IDIOM_WORDS || found.misspelt() || isCry(at, after);
                heartfelt |= found.length() >= IDIOM_WORDS || factor(at) > 1;
                feel(cue, at);
            }
            case TIMES -> {
                times = (at < timedUntil ? times : 1) * cue.valence() * (stresses(at) ? STRESSED : 1);
                timedUntil = after + TIMED_WORDS;
            }
            case NOT -> negatedUntil = at < negatedUntil ? -1 : after + NEGATED_WORDS;
            case TURN -> {
                turn = at;
                turnsWhole = (at > 0 && !line.get(at - 1).isWord()) || selfSoon(after);
                negatedUntil = -1;
                wishing = false;
            }
            case WISH -> {
                if (!wishesWell(after)) {
                    wishing = true;
                    telling = true;
                    hits.add(new Hit(at, Cue.Kind.FEEL, cue.valence(), 0, 0));
                }
            }
            case REPORT -> reported = true;
            case GREET -> greeting = true;
            case NONE -> {}
        }
    }

    private void feel(Cue cue, int at) {
        double factor = factor(at);
        double turned = 1;
        if (at < negatedUntil) {
            turned = cue.valence() > 0 ? NOT_GOOD : NOT_BAD;
        } else if (wishing && cue.valence() > 0) {
            turned = NOT_GOT;
        }
        boolean mild = factor < 1 || turned == NOT_BAD || Math.abs(cue.valence()) <= MILD;
        softened |= mild;
        telling |= mild || turned < 0;
        double calmed = turned < 0 ? CALMED * turned : Math.max(1, factor);
        hits.add(new Hit(
                at, cue.kind(), cue.valence() * factor * turned, cue.arousal() * calmed, cue.dominance() * turned));
        timedUntil = -1;
    }

    private double factor(int at) {
        return (at < timedUntil ? times : 1) * (stresses(at) ? STRESSED : 1);
    }

    private boolean stresses(int at) {
        Token token = line.get(at);
        boolean stress = token.stretched() || token.capitals();
        stressed |= stress;
        return stress;
    }

    /* Said before all else and set apart. */
    private boolean isCry(int at, int after) {
        return at == 0 && after + 1 < line.size() && !line.get(after).isWord();
    }

    private boolean selfSoon(int at) {
        return line.subList(at, Math.min(line.size(), at + 3)).stream()
                .anyMatch(token -> list.isOf("self", token.form()));
    }

    /* "I wish you a good day" wishes; "I wish you were here" regrets. */
    private boolean wishesWell(int at) {
        return at + 1 < line.size()
                && (list.isOf("person", line.get(at).form())
                        || line.get(at).form().equals("them"))
                && !list.isOf("ask", line.get(at + 1).form());
    }
}
