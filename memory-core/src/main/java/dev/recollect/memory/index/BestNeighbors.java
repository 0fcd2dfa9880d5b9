// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.experience.ExperienceId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/**
 * Keeps the best of many that are shown one by one: a binary heap with the worst on top, in arrays, since most that are shown
 * are looked at and let go. Confined to one thread.
 */
final class BestNeighbors implements KeywordScores.Visitor {
    private static final int LEAST = 16;

    private final int k;
    private final Predicate<ExperienceId> allowed;
    private ExperienceId[] ids;
    private double[] similarities;
    private int size;

    /** At most so many of those that are allowed; asked only of those that would be among the best. */
    BestNeighbors(int k, Predicate<ExperienceId> allowed) {
        this.k = k;
        this.allowed = allowed;
        ids = new ExperienceId[Math.min(k, LEAST)];
        similarities = new double[ids.length];
    }

    @Override
    public boolean wants(double similarity) {
        return size < k || similarity >= similarities[0];
    }

    @Override
    public void visit(ExperienceId id, double similarity) {
        offer(id, similarity);
    }

    void offer(ExperienceId id, double similarity) {
        if (size < k) {
            if (allowed.test(id)) {
                add(id, similarity);
            }
        } else if (isBetter(id, similarity, 0) && allowed.test(id)) {
            sink(0, id, similarity);
        }
    }

    private boolean isBetter(ExperienceId id, double similarity, int place) {
        return similarity > similarities[place] || (similarity == similarities[place] && id.compareTo(ids[place]) < 0);
    }

    private void add(ExperienceId id, double similarity) {
        if (size == ids.length) {
            int room = (int) Math.min(k, 2L * size);
            ids = Arrays.copyOf(ids, room);
            similarities = Arrays.copyOf(similarities, room);
        }
        int at = size++;
        while (at > 0 && !isBetter(id, similarity, (at - 1) / 2)) {
            move((at - 1) / 2, at);
            at = (at - 1) / 2;
        }
        set(at, id, similarity);
    }

    /* Who is better than one of those below lets the worse of them rise. */
    private void sink(int from, ExperienceId id, double similarity) {
        int at = from;
        int below = 2 * at + 1;
        while (below < size) {
            if (below + 1 < size && isBetter(ids[below], similarities[below], below + 1)) {
                below++;
            }
            if (!isBetter(id, similarity, below)) {
                break;
            }
            move(below, at);
            at = below;
            below = 2 * at + 1;
        }
        set(at, id, similarity);
    }

    private void move(int from, int to) {
        set(to, ids[from], similarities[from]);
    }

    private void set(int place, ExperienceId id, double similarity) {
        ids[place] = id;
        similarities[place] = similarity;
    }

    /** Best first, ties by id. */
    List<Neighbor> sorted() {
        List<Neighbor> sorted = new ArrayList<>(size);
        for (int place = 0; place < size; place++) {
            sorted.add(new Neighbor(ids[place], similarities[place]));
        }
        sorted.sort(Neighbor.BEST_FIRST);
        return Collections.unmodifiableList(sorted);
    }
}
