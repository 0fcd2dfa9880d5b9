// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.recall.Recalled;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What sentences of an answer share with the memories it was given, in words. A word of the message counts little, for
 * whoever answers repeats it; a number counts twice. Confined to one thread.
 */
final class SharedWords {
    private static final double ECHOED = 0.3;
    private static final double NUMBER = 2;
    private static final double ENOUGH_WITH_NEWS = 0.34;
    private static final double ENOUGH_REPEATED = 0.6;
    private static final double NEAR_BEST = 0.75;
    private static final int MOST_PER_SENTENCE = 3;

    private final Set<String> asked;
    private final List<Set<String>> told = new ArrayList<>();

    SharedWords(ContentWords words, String message, List<Recalled> memories) {
        asked = words.of(message);
        for (Recalled memory : memories) {
            String speaker = memory.experience().content().speaker().orElse("");
            told.add(words.of(speaker + " " + memory.text()));
        }
    }

    boolean any(Set<String> said, int number) {
        return !both(said, number).isEmpty();
    }

    /** A memory by its number, and the share of a sentence's words that it has. */
    private record Source(int number, double share) {}

    /** The memories that say what the sentence says, at most three that are about as good as the best. */
    List<Integer> sources(Set<String> said) {
        List<Source> enough = IntStream.rangeClosed(1, told.size())
                .boxed()
                .flatMap(number -> source(said, number).stream())
                .toList();
        double best = enough.stream().mapToDouble(Source::share).max().orElse(0);
        return enough.stream()
                .filter(source -> source.share() >= NEAR_BEST * best)
                .map(Source::number)
                .limit(MOST_PER_SENTENCE)
                .toList();
    }

    private Optional<Source> source(Set<String> said, int number) {
        Set<String> both = both(said, number);
        boolean news = both.stream().anyMatch(word -> !asked.contains(word));
        double share = share(said, both);
        boolean enough = (news && share >= ENOUGH_WITH_NEWS) || (both.size() >= 2 && share >= ENOUGH_REPEATED);
        return enough ? Optional.of(new Source(number, share)) : Optional.empty();
    }

    private Set<String> both(Set<String> said, int number) {
        Set<String> both = new HashSet<>(said);
        both.retainAll(told.get(number - 1));
        return both;
    }

    private double share(Set<String> said, Set<String> both) {
        double all = weight(said);
        return all == 0 ? 0 : weight(both) / all;
    }

    private double weight(Set<String> some) {
        return some.stream()
                .mapToDouble(word ->
                        (asked.contains(word) ? ECHOED : 1) * (Character.isDigit(word.codePointAt(0)) ? NUMBER : 1))
                .sum();
    }
}
