// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.experience.ExperienceId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/** Keeps the best of many that are shown one by one. Confined to one thread. */
final class BestNeighbors {
    private static final Comparator<Neighbor> WORST_FIRST = Neighbor.BEST_FIRST.reversed();

    private final PriorityQueue<Neighbor> best = new PriorityQueue<>(WORST_FIRST);
    private final int k;
    private final Predicate<ExperienceId> allowed;

    /* What a newcomer must reach, once there are k. */
    private double least = Double.NEGATIVE_INFINITY;

    /** At most so many of those that are allowed; asked only of those that would be among the best. */
    BestNeighbors(int k, Predicate<ExperienceId> allowed) {
        this.k = k;
        this.allowed = allowed;
    }

    /** Whether one of this similarity could be among the best. */
    boolean wants(double similarity) {
        return similarity >= least;
    }

    void offer(ExperienceId id, double similarity) {
        if (!wants(similarity)) {
            return;
        }
        Neighbor candidate = new Neighbor(id, similarity);
        Neighbor worst = best.size() < k ? null : best.peek();
        boolean better = worst == null || Neighbor.BEST_FIRST.compare(candidate, worst) < 0;
        if (better && allowed.test(id)) {
            if (worst != null) {
                best.poll();
            }
            best.add(candidate);
            Neighbor last = best.peek();
            least = best.size() < k || last == null ? least : last.similarity();
        }
    }

    /** Best first, ties by id. */
    List<Neighbor> sorted() {
        List<Neighbor> sorted = new ArrayList<>(best);
        sorted.sort(Neighbor.BEST_FIRST);
        return List.copyOf(sorted);
    }
}
