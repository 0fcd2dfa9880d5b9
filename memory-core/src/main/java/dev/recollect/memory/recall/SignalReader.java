// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.Distribution;
import dev.recollect.memory.index.KeywordScores;
import dev.recollect.memory.index.VectorIndex;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads every signal of the candidates of one query. Confined to one query. */
final class SignalReader {
    static final List<Role> MEANING_ROLES = List.of(Role.CONTENT, Role.PROMPT, Role.RESPONSE);
    private static final Pattern WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int SESSION_BEST = 3;

    private final Timeline.ScopeTimeline timeline;
    private final KeywordScores words;
    private final Distribution wordsSpread;
    private final Distribution meaningSpread;
    private final Distribution contextSpread;
    private final Map<ExperienceId, Double> meaning = new HashMap<>();
    private final Map<ExperienceId, Double> context;
    private final Set<String> queryWords;
    private final Instant now;
    private final Duration halfLife;
    private final Map<String, Double> sessionBest;

    /** What is asked, and where. */
    record Query(Scope scope, String text, Embedding embedding, Instant now, Duration halfLife) {}

    SignalReader(
            Query query,
            Timeline.ScopeTimeline timeline,
            VectorIndex vectors,
            KeywordScores words,
            FusionWeights weights,
            Collection<Turn> candidates) {
        this.timeline = timeline;
        this.words = words;
        now = query.now();
        halfLife = query.halfLife();
        queryWords = wordsOf(query.text());
        wordsSpread = weights.shrunkWords(words.distribution());
        Distribution pooled = Distribution.EMPTY;
        Set<ExperienceId> ids = withNeighbors(candidates);
        for (Role role : MEANING_ROLES) {
            pooled = pooled.pooledWith(vectors.distribution(query.scope(), role, query.embedding()));
            vectors.similarities(query.scope(), role, query.embedding(), ids)
                    .forEach((id, cosine) -> meaning.merge(id, cosine, Math::max));
        }
        meaningSpread = weights.shrunkMeaning(pooled);
        contextSpread = weights.shrunkMeaning(vectors.distribution(query.scope(), Role.CONTEXT, query.embedding()));
        context = vectors.similarities(query.scope(), Role.CONTEXT, query.embedding(), ids);
        sessionBest = sessionBest(candidates);
    }

    private Set<ExperienceId> withNeighbors(Collection<Turn> candidates) {
        Set<ExperienceId> ids = new LinkedHashSet<>();
        for (Turn turn : candidates) {
            ids.add(turn.id());
            neighbors(turn).forEach(neighbor -> ids.add(neighbor.id()));
        }
        return ids;
    }

    private Stream<Turn> neighbors(Turn turn) {
        return Stream.concat(timeline.before(turn).stream(), timeline.after(turn).stream());
    }

    private Map<String, Double> sessionBest(Collection<Turn> candidates) {
        Map<String, List<Double>> bySession = candidates.stream()
                .filter(Turn::inSession)
                .collect(Collectors.groupingBy(
                        turn -> turn.facets().sessionId().orElseThrow(),
                        Collectors.mapping(turn -> (meaningOf(turn) + wordsOf(turn)) / 2, Collectors.toList())));
        Map<String, Double> best = new HashMap<>();
        bySession.forEach((session, values) -> best.put(
                session,
                values.stream()
                        .sorted(Comparator.reverseOrder())
                        .limit(SESSION_BEST)
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElse(0)));
        return best;
    }

    /** The best cosine over the roles; empty if the experience has no vector. */
    Optional<Double> cosine(Turn turn) {
        return Optional.ofNullable(meaning.get(turn.id()));
    }

    double recency(Turn turn) {
        return recency(turn.place().occurredAt(), now, halfLife);
    }

    /** 2^(−age / half-life), 1 for what lies ahead. */
    static double recency(Instant occurredAt, Instant now, Duration halfLife) {
        double age = Math.max(0, Duration.between(occurredAt, now).toMillis());
        return Math.pow(2, -age / halfLife.toMillis());
    }

    Map<Signal, Double> read(Turn turn) {
        Map<Signal, Double> signals = new EnumMap<>(Signal.class);
        double ownMeaning = meaningOf(turn);
        signals.put(Signal.MEANING, ownMeaning);
        signals.put(Signal.CONTEXT, contextOf(turn, ownMeaning));
        signals.put(Signal.WORDS, wordsOf(turn));
        signals.put(Signal.WORDS_SHARE, share(turn));
        signals.put(
                Signal.NEIGHBORS_MEANING,
                neighbors(turn).mapToDouble(this::meaningOf).sum() / 2);
        signals.put(
                Signal.NEIGHBORS_WORDS, neighbors(turn).mapToDouble(this::share).sum() / 2);
        signals.put(
                Signal.SESSION,
                turn.inSession()
                        ? sessionBest.getOrDefault(turn.facets().sessionId().orElseThrow(), 0.0)
                        : 0);
        signals.put(Signal.SPEAKER, named(turn) ? 1.0 : 0);
        signals.put(Signal.QUESTION, turn.question() ? 1.0 : 0);
        signals.put(Signal.LENGTH, Math.max(-2, Math.min(2, Math.log((1 + turn.length()) / 100.0))));
        signals.put(Signal.RECENCY, recency(turn));
        return signals;
    }

    private double meaningOf(Turn turn) {
        return cosine(turn).map(meaningSpread::z).orElse(0.0);
    }

    /* While a context vector waits to be made again, the text's own meaning stands in for it. */
    private double contextOf(Turn turn, double ownMeaning) {
        return Optional.ofNullable(context.get(turn.id())).map(contextSpread::z).orElse(ownMeaning);
    }

    private double wordsOf(Turn turn) {
        return wordsSpread.z(words.of(turn.id()));
    }

    private double share(Turn turn) {
        double best = wordsSpread.best();
        return best <= 0 ? 0 : words.of(turn.id()) / best;
    }

    private boolean named(Turn turn) {
        return turn.speaker().map(SignalReader::wordsOf).orElse(Set.of()).stream()
                .anyMatch(name -> name.length() > 1 && queryWords.contains(name));
    }

    private static Set<String> wordsOf(String text) {
        return WORD.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }
}
