// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.experience.ExperienceId;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who of a scope holds which term how often, in arrays. Confined to one writer at a time, or readers only.
 */
final class TermTable {
    /* Of a term: its string, its entry in the map, its arrays. */
    private static final long BYTES_OF_TERM = 200;

    /* Of a holder: five bytes in the posting with room to grow, four on the way back. */
    private static final long BYTES_OF_HOLDER = 11;

    /* Of an experience: its length and the head of its list of terms. */
    private static final long BYTES_OF_EXPERIENCE = Ordinals.BYTES_OF_ONE + 28;

    private static final int LEAST_GONE = 1_024;

    private final Ordinals ids = new Ordinals();
    private final Map<String, Posting> postings = new HashMap<>();
    private int[] lengths = new int[16];
    private Posting[][] terms = new Posting[16][];
    private long totalLength;
    private long holders;

    int experiences() {
        return ids.size();
    }

    /** About how much memory this takes. */
    long bytes() {
        return BYTES_OF_EXPERIENCE * ids.given() + BYTES_OF_TERM * postings.size() + BYTES_OF_HOLDER * holders;
    }

    /** Adds one that is not there. */
    void add(ExperienceId id, List<String> all) {
        Map<String, Integer> counted = new HashMap<>();
        all.forEach(term -> counted.merge(term, 1, Integer::sum));
        int ordinal = place(id, all.size());
        Posting[] held = new Posting[counted.size()];
        int at = 0;
        for (Map.Entry<String, Integer> entry : counted.entrySet()) {
            Posting posting = postings.computeIfAbsent(entry.getKey(), Posting::new);
            posting.add(ordinal, entry.getValue());
            held[at++] = posting;
        }
        terms[ordinal] = held;
        holders += held.length;
    }

    private int place(ExperienceId id, int length) {
        int ordinal = ids.add(id);
        if (ordinal == lengths.length) {
            int room = ordinal + (ordinal >> 1);
            lengths = Arrays.copyOf(lengths, room);
            terms = Arrays.copyOf(terms, room);
        }
        lengths[ordinal] = length;
        totalLength += length;
        return ordinal;
    }

    void remove(ExperienceId id) {
        int ordinal = ids.of(id);
        if (ordinal < 0) {
            return;
        }
        ids.remove(ordinal);
        totalLength -= lengths[ordinal];
        for (Posting posting : terms[ordinal]) {
            posting.lose(ids::isHeld);
            if (posting.holders() == 0) {
                postings.remove(posting.term());
            }
        }
        holders -= terms[ordinal].length;
        terms[ordinal] = new Posting[0];
    }

    /** Whether so many are gone that it should be made anew. */
    boolean isWorn() {
        return ids.given() > 2 * ids.size() + LEAST_GONE;
    }

    /** The same without those that are gone. */
    TermTable anew() {
        TermTable fresh = new TermTable();
        for (int ordinal = 0; ordinal < ids.given(); ordinal++) {
            if (ids.isHeld(ordinal)) {
                int place = fresh.place(ids.id(ordinal), lengths[ordinal]);
                fresh.terms[place] = new Posting[terms[ordinal].length];
            }
        }
        postings.values().forEach(posting -> move(posting, fresh));
        return fresh;
    }

    private void move(Posting posting, TermTable fresh) {
        Posting copy = new Posting(posting.term());
        posting.forEach((ordinal, frequency) -> {
            if (ids.isHeld(ordinal)) {
                int place = fresh.ids.of(ids.id(ordinal));
                copy.add(place, frequency);
                Posting[] held = fresh.terms[place];
                int at = 0;
                while (held[at] != null) {
                    at++;
                }
                held[at] = copy;
            }
        });
        fresh.postings.put(posting.term(), copy);
        fresh.holders += copy.holders();
    }

    /** The scores of everyone who shares a term with a query, by the {@link #counts} of its terms. */
    OrdinalScores score(Map<String, Long> withTerm) {
        List<String> scored = Bm25.termsToScore(withTerm, ids.size());
        long most = scored.stream().mapToLong(withTerm::get).sum();
        OrdinalScores scores = new OrdinalScores(ids.given(), most);
        double averageLength = (double) totalLength / ids.size();
        for (String term : scored) {
            Posting posting = postings.get(term);
            if (posting != null) {
                double idf = Bm25.idf(ids.size(), posting.holders());
                posting.forEach((ordinal, frequency) -> {
                    if (ids.isHeld(ordinal)) {
                        scores.add(ordinal, Bm25.weight(idf, frequency, lengths[ordinal], averageLength));
                    }
                });
            }
        }
        return scores;
    }

    /** How many hold each term of a query. */
    Map<String, Long> counts(Collection<String> query) {
        Map<String, Long> counts = new HashMap<>();
        for (String term : query) {
            Posting posting = postings.get(term);
            counts.put(term, posting == null ? 0L : posting.holders());
        }
        return counts;
    }

    Ordinals ids() {
        return ids;
    }
}
