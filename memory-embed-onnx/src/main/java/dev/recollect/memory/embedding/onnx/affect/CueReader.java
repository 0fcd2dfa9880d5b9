// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

import java.util.ArrayList;
import java.util.List;

/** Reads what the words and signs of a line tell of its writer's feeling. Immutable; safe for use by multiple threads. */
final class CueReader {
    /* A page of text holds so many words of feeling that their sum tells nothing; there the network reads better alone. */
    private static final int CHARS_MOST = 1_000;

    private static final double STEEPNESS = 1.25;
    private static final double MIXED = 0.4;
    private static final double NO_EVIDENCE = 0.05;

    private final CueList list;
    private final Tokenizer tokenizer;

    CueReader(CueList list) {
        this.list = list;
        tokenizer = new Tokenizer(list::isSign);
    }

    /**
     * Reads a line.
     *
     * @param text of any length; of one longer than a thousand characters nothing is read
     */
    Cues read(String text) {
        if (text.length() > CHARS_MOST) {
            return Cues.none(CHARS_MOST);
        }
        List<Token> line = tokens(text);
        return weigh(LineTraits.of(line, list), new CueScan(line, list));
    }

    /** The pieces of a text, stretched words as they stand in a dictionary. */
    List<Token> tokens(String text) {
        return tokenizer.tokens(text).stream()
                .map(token -> token.stretched()
                        ? new Token(list.unstretched(token.form()), token.kind(), token.capitals(), true)
                        : token)
                .toList();
    }

    /** What the words of a question ("Are you happy?") tell of one who says of self that it is so ("I happy"). */
    Cues affirmed(List<Token> question) {
        boolean ofYou = question.size() > 1
                && list.isOf("ask", question.get(0).form())
                && list.isOf("person", question.get(1).form());
        List<Token> line = new ArrayList<>();
        line.add(new Token("i", Token.Kind.WORD, false, false));
        question.stream()
                .skip(ofYou ? 2 : 0)
                .filter(token -> token.kind() != Token.Kind.QUESTION)
                .forEach(line::add);
        return weigh(LineTraits.of(line, list), new CueScan(line, list));
    }

    /** Whether a part of a line names a feeling. */
    boolean feels(List<Token> part) {
        return !new CueScan(part, list).hits().isEmpty();
    }

    /** What kind of line it is. */
    LineTraits traits(List<Token> line) {
        return LineTraits.of(line, list);
    }

    private static Cues weigh(LineTraits traits, CueScan scan) {
        double pleasant = 0;
        double unpleasant = 0;
        double arousal = 0;
        double aroused = 0;
        double dominance = 0;
        for (CueScan.Hit hit : scan.hits()) {
            double weight = weight(hit, traits, scan);
            pleasant += weight * Math.max(0, hit.valence());
            unpleasant += weight * Math.max(0, -hit.valence());
            arousal += weight * hit.arousal();
            aroused += weight * Math.abs(hit.arousal());
            dominance += weight * hit.dominance();
        }
        double evidence = pleasant + unpleasant;
        double mixed =
                evidence > 0 && scan.balanced() ? Math.min(pleasant, unpleasant) / Math.max(pleasant, unpleasant) : 0;
        double stress = 1 + 0.1 * traits.exclamations() + (traits.shouted() ? 0.15 : 0);
        double sum = (pleasant - unpleasant) * stress * (mixed > MIXED ? 1 - mixed : 1);
        return new Cues(
                Math.tanh(STEEPNESS * sum),
                Math.tanh(STEEPNESS * arousal),
                Math.tanh(STEEPNESS * dominance),
                evidence,
                aroused,
                excitement(traits, scan),
                ordinary(traits, scan) * (1 - 0.8 * mixed),
                doubt(traits, scan, evidence),
                scan.telling() || traits.shouted() || mixed > MIXED,
                scan.softened() || mixed > MIXED,
                traits.self(),
                traits.words());
    }

    private static double weight(CueScan.Hit hit, LineTraits traits, CueScan scan) {
        if (hit.kind() == Cue.Kind.SIGN) {
            return 1;
        }
        if (hit.kind() == Cue.Kind.HINT && !traits.personal()) {
            return 0;
        }
        double weight = 1;
        if (reported(traits, scan)) {
            weight *= 0.12;
        }
        if (matterOfFact(traits, scan)) {
            weight *= 0.2;
        } else if (traits.question()) {
            weight *= traits.self() ? 0.8 : 0.4;
        }
        if (hit.at() < scan.turn()) {
            weight *= scan.turnsWhole() ? 0.2 : 0.85;
        }
        return weight;
    }

    private static double excitement(LineTraits traits, CueScan scan) {
        return traits.exclaimed() + (traits.shouted() ? 0.25 : 0) + (scan.stressed() ? 0.12 : 0);
    }

    private static double ordinary(LineTraits traits, CueScan scan) {
        boolean greeted = scan.greeting() && scan.hits().isEmpty();
        return reported(traits, scan) || matterOfFact(traits, scan) || greeted ? 0.1 : 1;
    }

    private static double doubt(LineTraits traits, CueScan scan, double evidence) {
        if (reported(traits, scan)) {
            return 1;
        }
        boolean moved = evidence > NO_EVIDENCE || traits.exclamations() > 0 || traits.shouted();
        return !moved && (traits.question() || traits.order() || scan.greeting()) ? 1 : 0;
    }

    private static boolean matterOfFact(LineTraits traits, CueScan scan) {
        return traits.technical() || (traits.inquiry() && !scan.heartfelt());
    }

    private static boolean reported(LineTraits traits, CueScan scan) {
        return scan.reported() && !traits.self();
    }
}
