// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.index.TextAnalyzer;
import dev.recollect.memory.index.UnicodeAnalyzer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Chooses memories that say different things: maximal marginal relevance (Carbonell and Goldstein, The Use of MMR,
 * Diversity-Based Reranking, SIGIR 1998) over words. Words and not vectors, because cosines of usual models say little about
 * how alike two texts are: those of any two lie close together. Confined to one request.
 */
final class Variety {
    /* Of longer texts the beginning is compared, lest a few of them hold up everybody. */
    private static final int COMPARED_CHARS = 4_000;

    private static final TextAnalyzer ANALYZER = new UnicodeAnalyzer();

    private final List<Candidate> pool;
    private final List<int[]> words = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    /** Reads the words of all; the pool is in order, best first. */
    Variety(List<Candidate> pool, Function<Candidate, String> text) {
        this.pool = pool;
        pool.forEach(candidate -> words.add(wordsOf(text.apply(candidate))));
    }

    private int[] wordsOf(String text) {
        String beginning = text.substring(0, Math.min(text.length(), COMPARED_CHARS));
        return ANALYZER.terms(beginning).stream()
                .mapToInt(word -> numbers.computeIfAbsent(word, fresh -> numbers.size()))
                .sorted()
                .distinct()
                .toArray();
    }

    /** The choice in its order, ties by place in the pool; the first ones do not depend on how many are chosen. */
    List<Candidate> choose(int count, double diversity) {
        List<Candidate> chosen = new ArrayList<>();
        boolean[] taken = new boolean[pool.size()];
        double[] alike = new double[pool.size()];
        while (chosen.size() < Math.min(count, pool.size())) {
            int best = next(taken, alike, diversity);
            taken[best] = true;
            chosen.add(pool.get(best));
            for (int i = 0; i < alike.length; i++) {
                alike[i] = taken[i] ? alike[i] : Math.max(alike[i], likeness(words.get(i), words.get(best)));
            }
        }
        return chosen;
    }

    private int next(boolean[] taken, double[] alike, double diversity) {
        int best = -1;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < taken.length; i++) {
            double worth = (1 - diversity) * pool.get(i).value() - diversity * alike[i];
            if (!taken[i] && worth > most) {
                best = i;
                most = worth;
            }
        }
        return best;
    }

    /** Cosine of two sets of words, in [0, 1]; 1 for two texts without words. */
    private static double likeness(int[] one, int[] other) {
        if (one.length == 0 || other.length == 0) {
            return one.length == other.length ? 1 : 0;
        }
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            int order = Integer.compare(one[i], other[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return shared / Math.sqrt((double) one.length * other.length);
    }
}
