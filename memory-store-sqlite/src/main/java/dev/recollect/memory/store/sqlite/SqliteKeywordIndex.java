// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.Bm25;
import dev.recollect.memory.index.KeywordIndex;
import dev.recollect.memory.index.KeywordScores;
import dev.recollect.memory.index.TextAnalyzer;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Scores from the postings that are written with the experiences. Safe for use by multiple threads. */
final class SqliteKeywordIndex implements KeywordIndex {
    private final Gate gate;
    private final Readers readers;
    private final Failures failures;
    private final TextAnalyzer analyzer;
    private final KnownIds ids = new KnownIds();

    SqliteKeywordIndex(Gate gate, Readers readers, Failures failures, TextAnalyzer analyzer) {
        this.gate = gate;
        this.readers = readers;
        this.failures = failures;
        this.analyzer = analyzer;
    }

    @Override
    public KeywordScores score(Scope scope, String query) {
        Set<String> terms = new TreeSet<>(analyzer.terms(query));
        return gate.pass(() -> readers.read(handle -> {
            try (Postings postings = new Postings(handle.getConnection(), scope)) {
                return score(postings, terms);
            } catch (SQLException e) {
                throw failures.of(e);
            }
        }));
    }

    private KeywordScores score(Postings postings, Set<String> terms) throws SQLException {
        long experiences = postings.experiences();
        if (experiences == 0) {
            return KeywordScores.NONE;
        }
        Map<String, Long> withTerm = new HashMap<>();
        for (String term : terms) {
            withTerm.put(term, postings.count(term));
        }
        double averageLength = (double) postings.words() / experiences;
        Map<Long, Double> scores = new HashMap<>();
        for (String term : Bm25.termsToScore(withTerm, experiences)) {
            double idf = Bm25.idf(experiences, withTerm.getOrDefault(term, 0L));
            postings.each(
                    term,
                    (experience, frequency, length) ->
                            scores.merge(experience, Bm25.weight(idf, frequency, length, averageLength), Double::sum));
        }
        Map<Long, ExperienceId> names = ids.of(postings, scores.keySet());
        Map<ExperienceId, Double> named = new HashMap<>(scores.size() * 2);
        scores.forEach((experience, score) -> {
            ExperienceId id = names.get(experience);
            /* A posting of no experience is damage, which verification names; it must not hinder recall. */
            if (id != null) {
                named.put(id, score);
            }
        });
        return new KeywordScores(named, experiences, Bm25.fullMatch(withTerm, experiences));
    }
}
