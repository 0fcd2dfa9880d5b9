// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Short made-up texts from a small vocabulary, a few words much more common than the others. */
final class RandomTexts {
    private static final List<String> WORDS = List.of(
            "the",
            "and",
            "tea",
            "garden",
            "harbour",
            "winter",
            "letter",
            "blue",
            "window",
            "river",
            "música",
            "Straße",
            "naïve",
            "東京都",
            "안녕하세요",
            "привет",
            "lantern",
            "orchard",
            "violin",
            "marble",
            "42",
            "1999",
            "seven",
            "thunder",
            "whisper",
            "cobalt",
            "meadow",
            "anchor",
            "saffron",
            "quilt",
            "ember",
            "glacier",
            "\uD83D\uDE80",
            "don't",
            "e-mail",
            "x");
    private static final int LONG_TEXT_WORDS = 450;

    private final Random random;

    RandomTexts(Random random) {
        this.random = random;
    }

    /** A text of one to twelve words; one in a hundred is long enough for several chunks. */
    String next() {
        int words = random.nextInt(100) == 0 ? LONG_TEXT_WORDS : 1 + random.nextInt(12);
        return IntStream.range(0, words).mapToObj(i -> word()).collect(Collectors.joining(" "));
    }

    /* The product of two uniform numbers favours the front of the list. */
    private String word() {
        return WORDS.get((int) (WORDS.size() * random.nextDouble() * random.nextDouble()));
    }
}
