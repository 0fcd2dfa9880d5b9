// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import dev.recollect.memory.recall.FacetIndex.Part;
import dev.recollect.memory.recall.FacetIndex.Way;
import dev.recollect.memory.store.ExperienceFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/**
 * What passes a filter, looked for among the turns that its narrowest clause lets through. Reads may run beside changes; a
 * turn that is there throughout is found, each at most once.
 */
final class Passing {
    private final Predicate<Turn> passes;
    private final Way narrowest;
    private final Way narrowestInOrder;

    Passing(FacetIndex index, ExperienceFilter filter) {
        this(index, filter, turn -> filter.test(turn.facets()));
    }

    /**
     * What passes a test.
     *
     * @param filter lets through whatever passes the test
     * @param passes is asked of every turn that is looked at
     */
    Passing(FacetIndex index, ExperienceFilter filter, Predicate<Turn> passes) {
        this.passes = passes;
        List<Way> ways = index.ways(filter);
        narrowest = narrowest(ways);
        narrowestInOrder = narrowest(ways.stream().filter(Way::inOrder).toList());
    }

    private static Way narrowest(List<Way> ways) {
        return ways.stream().min(Comparator.comparingInt(Way::about)).orElseThrow();
    }

    /** Turns that pass until there are so many, the newest first where the narrowest clause has them in that order. */
    List<Turn> first(int count) {
        return first(narrowest, count);
    }

    private List<Turn> first(Way way, int count) {
        List<Turn> first = new ArrayList<>();
        for (Part part : way.parts()) {
            if (first.size() < count) {
                part.turns().descend(part.stretch(), turn -> {
                    if (passes.test(turn)) {
                        first.add(turn);
                    }
                    return first.size() < count;
                });
            }
        }
        return first;
    }

    /** The newest that pass, newest first. */
    List<Turn> newest(int count) {
        if (isShorterInOrder(count)) {
            return first(narrowestInOrder, count);
        }
        PriorityQueue<Turn> newest = new PriorityQueue<>(Turn.BY_TIME);
        for (Part part : narrowest.parts()) {
            part.turns().descend(part.stretch(), turn -> {
                if (passes.test(turn)) {
                    newest.add(turn);
                    if (newest.size() > count) {
                        newest.remove();
                    }
                }
                return true;
            });
        }
        List<Turn> sorted = new ArrayList<>(newest);
        sorted.sort(Turn.BY_TIME.reversed());
        return sorted;
    }

    /* In order one may stop once there are enough: sooner, the more of those on the way pass. */
    private boolean isShorterInOrder(int count) {
        long all = narrowest.about();
        long inOrder = narrowestInOrder.about();
        return inOrder <= all || count * (inOrder / Math.max(1, all)) <= all;
    }
}
