// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sentences of made-up words, some frequent and most rare as in a language; the same on every machine. Frequent words occur
 * everywhere, every other belongs to one of a few hundred topics, and a sentence is about one of them.
 */
final class Talk {
    static final int TOPICS = 200;

    private static final int WORDS = 20_000;
    private static final int COMMON = 200;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 24;

    private final Random random;
    private final Map<String, Integer> ranks = new HashMap<>();
    private final String[] words = new String[WORDS];

    Talk(long seed) {
        random = new Random(seed);
        for (int rank = 0; rank < WORDS; rank++) {
            words[rank] = unused();
            ranks.put(words[rank], rank);
        }
    }

    private String unused() {
        String word = word();
        while (ranks.containsKey(word)) {
            word += word();
        }
        return word;
    }

    private String word() {
        String consonants = "bdfgklmnprstvz";
        String vowels = "aeiou";
        return IntStream.range(0, 2 + random.nextInt(3))
                .mapToObj(syllable -> "" + consonants.charAt(random.nextInt(consonants.length()))
                        + vowels.charAt(random.nextInt(vowels.length())))
                .collect(Collectors.joining());
    }

    /** All words, the most frequent first. */
    List<String> words() {
        return List.of(words);
    }

    /** The topic of the word of a rank, -1 if it is one of those that occur everywhere. */
    static int topic(int rank) {
        return rank < COMMON ? -1 : rank % TOPICS;
    }

    /** A sentence about any topic. */
    String sentence() {
        return sentence(random.nextInt(TOPICS));
    }

    /** A sentence about a topic. */
    String sentence(int topic) {
        return IntStream.range(0, SHORTEST + random.nextInt(LONGEST - SHORTEST + 1))
                .mapToObj(place -> words[rank(topic)])
                .collect(Collectors.joining(" "));
    }

    /* By Zipf's law: the logarithm of the rank is spread evenly. A word of another topic gives way to its neighbour. */
    private int rank(int topic) {
        int rank = (int) Math.exp(random.nextDouble() * Math.log(WORDS)) - 1;
        return topic(rank) < 0 ? rank : rank - topic(rank) + topic;
    }
}
