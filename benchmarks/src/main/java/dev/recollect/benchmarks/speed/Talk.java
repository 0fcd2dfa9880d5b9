// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sentences of made-up words, some frequent and most rare as in a language; the same on every machine. */
final class Talk {
    private static final int WORDS = 20_000;
    private static final int SHORTEST = 8;
    private static final int LONGEST = 24;

    private final Random random;
    private final List<String> words = new ArrayList<>();

    Talk(long seed) {
        random = new Random(seed);
        for (int i = 0; i < WORDS; i++) {
            words.add(word());
        }
    }

    private String word() {
        String consonants = "bdfgklmnprstvz";
        String vowels = "aeiou";
        return IntStream.range(0, 2 + random.nextInt(3))
                .mapToObj(syllable -> "" + consonants.charAt(random.nextInt(consonants.length()))
                        + vowels.charAt(random.nextInt(vowels.length())))
                .collect(Collectors.joining());
    }

    String sentence() {
        return IntStream.range(0, SHORTEST + random.nextInt(LONGEST - SHORTEST + 1))
                .mapToObj(place -> words.get(rank()))
                .collect(Collectors.joining(" "));
    }

    /* By Zipf's law: the logarithm of the rank is spread evenly. */
    private int rank() {
        return (int) Math.exp(random.nextDouble() * Math.log(WORDS)) - 1;
    }
}
