// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.experience.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads every signal of the candidates of one query. Confined to one query. */
final class SignalReader {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /* Beyond a thousand it was not measured how much less likely one memory is. */
    private static final int COUNTED = 1_000;

    private final Query query;
    private final Timeline.ScopeTimeline timeline;
    private final Matches matches;
    private final SessionMatches sessions;
    private final SignalsOnDemand onDemand;
    private final Predicate<Instant> times;
    private final Set<String> queryWords;
    private final Set<AnswerKind> sought;
    private final double size;
    private final Map<String, Boolean> named = new HashMap<>();

    /** What is asked, and where; its valence is read only where that counts. */
    record Query(
            Scope scope,
            String text,
            Embedding embedding,
            Instant now,
            Duration halfLife,
            ToDoubleFunction<String> valence) {
        /** How near the valence of a turn is to that of the query. */
        TurnSignal congruence() {
            double own = valence.applyAsDouble(text);
            return turn -> 1 - Math.abs(turn.facets().valence() - own) / 2;
        }
    }

    SignalReader(
            Query query,
            Timeline.ScopeTimeline timeline,
            Matches matches,
            Iterable<Turn> background,
            SignalsOnDemand onDemand) {
        this.query = query;
        this.timeline = timeline;
        this.matches = matches;
        this.onDemand = onDemand;
        sessions = new SessionMatches(matches, background);
        times = timesNamedBy(query);
        queryWords = wordsOf(query.text());
        sought = AnswerKind.soughtBy(query.text());
        size = Math.log(Math.max(1, Math.min(COUNTED, timeline.memories())));
    }

    /* Beside a date, "last week" is that before the date and not before now. */
    private static Predicate<Instant> timesNamedBy(Query query) {
        NamedTimes named = NamedTimes.in(query.text());
        return named.isEmpty() ? RelativeTimes.in(query.text(), query.now()) : named;
    }

    /** The best cosine over the roles; empty if the experience has no vector. */
    OptionalDouble cosine(Turn turn) {
        return matches.cosine(turn);
    }

    double recency(Turn turn) {
        return recency(turn.place().occurredAt(), query.now(), query.halfLife());
    }

    /** 2^(−age / half-life), 1 for what lies ahead. */
    static double recency(Instant occurredAt, Instant now, Duration halfLife) {
        double age = Math.max(0, RecallProfile.millis(Duration.between(occurredAt, now)));
        return Math.pow(2, -age / RecallProfile.millis(halfLife));
    }

    Signals read(Turn turn) {
        return Signals.of(signal -> read(turn, signal));
    }

    private double read(Turn turn, Signal signal) {
        return switch (signal) {
            case MEANING -> told(turn, matches.meaning(turn));
            case CONTEXT -> told(turn, matches.context(turn));
            case WORDS -> told(turn, matches.words(turn));
            case FOLLOWING -> following(turn);
            case ANSWERS -> answers(turn);
            case SESSION -> sessions.of(turn);
            case SPEAKER -> isNamed(turn) ? 1 : 0;
            case KIND -> turn.wording().couldAnswer(sought) ? 1 : 0;
            case SUBSTANCE -> turn.wording().substance();
            case DATE -> times.test(turn.place().occurredAt()) ? 1 : 0;
            case RECENCY -> recency(turn);
            case SIZE -> size;
            case SALIENCE, CAUSAL, CONGRUENCE -> onDemand.of(signal, turn);
        };
    }

    /* What only asks tells nothing, however well it matches; a poor match stays poor. */
    private static double told(Turn turn, double match) {
        return match <= 0 ? match : match * turn.tells();
    }

    /* Where no one replies, or no one yet, the turn's own context stands in, lest the newest turn of a session fall behind. */
    private double following(Turn turn) {
        return timeline.after(turn)
                .filter(Turn::isInDialogue)
                .map(matches::context)
                .orElseGet(() -> told(turn, matches.context(turn)));
    }

    private double answers(Turn turn) {
        return timeline.before(turn)
                .filter(before -> before.leavesQuestion() && before.isSaidBySomeoneElseThan(turn))
                .map(matches::words)
                .orElse(0.0);
    }

    private boolean isNamed(Turn turn) {
        return turn.speaker()
                .filter(speaker -> named.computeIfAbsent(speaker, this::isInQuery))
                .isPresent();
    }

    private boolean isInQuery(String speaker) {
        return wordsOf(speaker).stream().anyMatch(name -> name.length() > 1 && queryWords.contains(name));
    }

    private static Set<String> wordsOf(String text) {
        return BETWEEN_WORDS
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
