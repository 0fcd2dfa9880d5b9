// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.Bm25;
import dev.recollect.memory.index.KeywordIndex;
import dev.recollect.memory.index.KeywordScores;
import dev.recollect.memory.index.TextAnalyzer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Scores from the postings that are written with the experiences. */
final class SqliteKeywordIndex implements KeywordIndex {
    private final Gate gate;
    private final Readers readers;
    private final TextAnalyzer analyzer;

    SqliteKeywordIndex(Gate gate, Readers readers, TextAnalyzer analyzer) {
        this.gate = gate;
        this.readers = readers;
        this.analyzer = analyzer;
    }

    private record Counts(long scope, long experiences, long words) {}

    private record Posting(long experience, int frequency, int length) {}

    @Override
    public KeywordScores score(Scope scope, String query) {
        Set<String> terms = new TreeSet<>(analyzer.terms(query));
        return gate.pass(() -> readers.read(handle -> counts(handle, scope)
                .map(counts -> score(handle, counts, terms))
                .orElse(new KeywordScores(Map.of(), 0))));
    }

    private static Optional<Counts> counts(Handle handle, Scope scope) {
        return handle.createQuery("SELECT t.scope, t.experiences, t.words FROM tally t"
                        + " JOIN scope s ON s.scope = t.scope WHERE s.tenant = :tenant AND s.user = :user")
                .bind("tenant", scope.tenant())
                .bind("user", scope.user())
                .map((row, context) -> new Counts(row.getLong(1), row.getLong(2), row.getLong(3)))
                .findOne();
    }

    private static KeywordScores score(Handle handle, Counts counts, Set<String> terms) {
        Map<String, Long> withTerm = new HashMap<>();
        terms.forEach(term -> withTerm.put(term, withTerm(handle, counts.scope(), term)));
        double averageLength = (double) counts.words() / counts.experiences();
        Map<Long, Double> scores = new HashMap<>();
        for (String term : Bm25.termsToScore(withTerm, counts.experiences())) {
            double idf = Bm25.idf(counts.experiences(), withTerm.getOrDefault(term, 0L));
            handle.createQuery("SELECT experience, frequency, length FROM posting WHERE scope = ? AND term = ?")
                    .bind(0, counts.scope())
                    .bind(1, term)
                    .map((row, context) -> new Posting(row.getLong(1), row.getInt(2), row.getInt(3)))
                    .forEach(posting -> scores.merge(
                            posting.experience(),
                            Bm25.weight(idf, posting.frequency(), posting.length(), averageLength),
                            Double::sum));
        }
        return new KeywordScores(named(handle, scores), counts.experiences());
    }

    private static long withTerm(Handle handle, long scope, String term) {
        return handle.createQuery("SELECT count(*) FROM posting WHERE scope = ? AND term = ?")
                .bind(0, scope)
                .bind(1, term)
                .mapTo(Long.class)
                .one();
    }

    private static Map<ExperienceId, Double> named(Handle handle, Map<Long, Double> scores) {
        Map<ExperienceId, Double> named = new HashMap<>();
        handle.createQuery("SELECT seq, id FROM experience WHERE seq IN (SELECT value FROM json_each(?))")
                .bind(0, Json.array(scores.keySet()))
                .map((row, context) -> {
                    named.put(new ExperienceId(row.getString(2)), scores.getOrDefault(row.getLong(1), 0.0));
                    return true;
                })
                .list();
        return named;
    }
}
