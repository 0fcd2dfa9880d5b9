// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.Preceding;
import dev.recollect.memory.embedding.onnx.affect.FollowUpList.Found;
import dev.recollect.memory.embedding.onnx.affect.FollowUpList.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Reads lines that name no feeling of their own and mean one only after what was said before: answers to a question that names
 * one ("Not at all."), agreement ("Same here."), and what goes on ("And again just now.", "For three weeks now."). These are
 * the answers and fragments of Fernández and Ginzburg, Non-sentential utterances (2002), as far as they bear on a feeling.
 *
 * <p>A longer line, one that asks or requests, and one with a feeling of its own are left alone. A bare answer to a question that
 * names no feeling, or that asks what to do, is neutral. Immutable; safe for use by multiple threads.
 */
final class FollowUps {
    private static final int WORDS_MOST = 9;
    private static final int QUESTION_CHARS = 300;
    private static final int SHORT_QUESTION = 4;
    /* "No" to something bad is better than a mild "not bad" within a line. */
    private static final double NOT_BAD = -0.5;
    /* What goes on is felt a little less than when it was told. */
    private static final double KEPT = 0.9;

    /* What a question asks about: valence, arousal and dominance from -1 to 1, 0 being ordinary. */
    private record Feeling(double valence, double arousal, double dominance) {
        static final Feeling NONE = new Feeling(0, 0, 0);
        static final Feeling HOPED = new Feeling(0.45, 0, 0.1);
    }

    private final FollowUpList list;
    private final CueReader cues;

    FollowUps(FollowUpList list, CueReader cues) {
        this.list = list;
        this.cues = cues;
    }

    /**
     * Reads a line after what came before it.
     *
     * @param text the line
     * @param before what came before it
     * @return what is felt; empty where the line is read by itself
     */
    Optional<Affect> read(String text, Preceding before) {
        List<Token> line = text.length() > QUESTION_CHARS ? List.of() : cues.tokens(text);
        LineTraits traits = cues.traits(line);
        if (line.isEmpty() || traits.words() > WORDS_MOST || traits.question() || traits.order()) {
            return Optional.empty();
        }
        List<Token> question = question(before.last());
        Optional<Affect> felt = question.isEmpty() ? goesOn(line, before.affect()) : answers(line, question, before);
        return felt.map(affect -> stressed(affect, traits));
    }

    private Optional<Affect> answers(List<Token> line, List<Token> question, Preceding before) {
        if (list.at(question, 0, Kind.OFFER).isThere()) {
            return answered(line, Feeling.NONE);
        }
        Feeling asked = asked(question);
        Optional<Affect> answered = answered(line, asked);
        boolean about = words(question) <= SHORT_QUESTION
                || list.in(question, Kind.ABOUT).isThere();
        boolean tells = answered.isPresent() && !asked.equals(Feeling.NONE);
        return tells || !about ? answered : goesOn(line, before.affect()).or(() -> answered);
    }

    private Feeling asked(List<Token> question) {
        if (list.in(question, Kind.GOOD).isThere()) {
            return Feeling.HOPED;
        }
        Cues told = cues.affirmed(question);
        return new Feeling(told.valence(), told.arousal(), told.dominance());
    }

    private Optional<Affect> answered(List<Token> line, Feeling asked) {
        int start = start(line);
        Found degree = list.at(line, start, Kind.DEGREE);
        if (degree.isThere() && words(line.subList(degree.end(), line.size())) == 0) {
            return Optional.of(scaled(asked, degree.factor()));
        }
        Found no = longest(list.at(line, start, Kind.NO), list.at(line, 0, Kind.NO));
        if (no.isThere()) {
            return feels(line, no) ? Optional.empty() : Optional.of(denied(asked, no.factor()));
        }
        Found yes = longest(list.at(line, start, Kind.YES), list.at(line, 0, Kind.YES));
        if (yes.isThere()) {
            return feels(line, yes) ? Optional.empty() : Optional.of(scaled(asked, yes.factor()));
        }
        return addsNo(line) && !cues.feels(line) ? Optional.of(denied(asked, 1)) : Optional.empty();
    }

    /* "Not lined, no." */
    private boolean addsNo(List<Token> line) {
        return IntStream.range(1, line.size())
                .filter(at -> line.get(at - 1).kind() == Token.Kind.BREAK)
                .mapToObj(at -> list.at(line, at, Kind.NO))
                .anyMatch(no -> no.isThere() && words(line.subList(no.end(), line.size())) == 0);
    }

    private static Found longest(Found one, Found other) {
        return one.end() >= other.end() ? one : other;
    }

    /* Whether the line names a feeling beside what is known of it. */
    private boolean feels(List<Token> line, Found known) {
        return known.isThere()
                ? cues.feels(line.subList(0, known.place())) || cues.feels(line.subList(known.end(), line.size()))
                : cues.feels(line);
    }

    private Optional<Affect> goesOn(List<Token> line, Affect before) {
        int start = start(line);
        Found agree = longest(list.at(line, start, Kind.AGREE), list.at(line, 0, Kind.AGREE));
        if (agree.isThere()) {
            return feels(line, agree) ? Optional.empty() : Optional.of(kept(before));
        }
        Found repeat = list.in(line, Kind.REPEAT);
        boolean on = repeat.isThere()
                || list.at(line, start, Kind.SPAN).isThere()
                || isAmount(line, start)
                || endsIn(line, Kind.ALSO);
        boolean own = list.in(line, Kind.OWN).isThere() || feels(line, repeat);
        return on && !own ? Optional.of(kept(before)) : Optional.empty();
    }

    private boolean isAmount(List<Token> line, int start) {
        return line.get(start).kind() == Token.Kind.NUMBER
                && list.at(line, start + 1, Kind.UNIT).isThere();
    }

    private boolean endsIn(List<Token> line, Kind kind) {
        List<Token> words = line.stream().filter(Token::isWord).toList();
        return IntStream.range(0, words.size())
                .anyMatch(at -> list.at(words, at, kind).end() == words.size());
    }

    /* The place after openers and the marks behind them. */
    private int start(List<Token> line) {
        int at = 0;
        while (at < line.size()) {
            Found opener = list.at(line, at, Kind.OPENER);
            int next = opener.isThere() ? opener.end() : at;
            while (next < line.size() && line.get(next).kind() == Token.Kind.BREAK) {
                next++;
            }
            if (next == at || next == line.size()) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /* The last sentence, if it asks. */
    private List<Token> question(String last) {
        List<Token> tokens = cues.tokens(last.substring(Math.max(0, last.length() - QUESTION_CHARS)));
        int end = tokens.size() - 1;
        if (end < 0 || tokens.get(end).kind() != Token.Kind.QUESTION) {
            return List.of();
        }
        List<Token> sentence = new ArrayList<>();
        for (int at = end; at >= 0 && !ends(tokens.get(at), at == end); at--) {
            sentence.add(0, tokens.get(at));
        }
        int start = start(sentence);
        return sentence.subList(start, sentence.size());
    }

    private static boolean ends(Token token, boolean last) {
        return switch (token.kind()) {
            case BREAK -> !token.form().equals(",");
            case EXCLAMATION -> true;
            case QUESTION -> !last;
            default -> false;
        };
    }

    private static int words(List<Token> tokens) {
        return (int) tokens.stream().filter(Token::isWord).count();
    }

    private static Affect denied(Feeling asked, double factor) {
        return scaled(asked, factor * (asked.valence() > 0 ? CueScan.NOT_GOOD : NOT_BAD));
    }

    private static Affect scaled(Feeling asked, double factor) {
        double arousal = Mixture.AROUSAL_RANGE * asked.arousal() * (factor > 0 ? factor : CueScan.CALMED * factor);
        return Affect.clamped(factor * asked.valence(), Affect.NEUTRAL.arousal() + arousal, factor * asked.dominance());
    }

    private static Affect kept(Affect before) {
        double neutral = Affect.NEUTRAL.arousal();
        return Affect.clamped(
                KEPT * before.valence(), neutral + KEPT * (before.arousal() - neutral), KEPT * before.dominance());
    }

    private static Affect stressed(Affect affect, LineTraits traits) {
        return Affect.clamped(affect.valence(), affect.arousal() + traits.exclaimed(), affect.dominance());
    }
}
