// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Turns in an order, in one array. Immutable. Those that come behind it are written into the array's free places, which only
 * the newest of all that are made this way sees: make at most one with a turn behind.
 */
final class FewTurns implements SortedTurns {
    /** More than so many become {@link ManyTurns}. */
    static final int MOST = 256;

    private final Comparator<Turn> order;
    private final @Nullable Turn[] turns;
    private final int size;

    private FewTurns(Comparator<Turn> order, @Nullable Turn[] turns, int size) {
        this.order = order;
        this.turns = turns;
        this.size = size;
    }

    static FewTurns none(Comparator<Turn> order) {
        return new FewTurns(order, new Turn[0], 0);
    }

    static FewTurns of(Comparator<Turn> order, Turn turn) {
        return new FewTurns(order, new Turn[] {turn}, 1);
    }

    private Turn at(int place) {
        return Objects.requireNonNull(turns[place]);
    }

    /* Where the first turn lies for which something holds that holds from some place on. */
    private int first(Predicate<Turn> holds) {
        int from = 0;
        int to = size;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (holds.test(at(middle))) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    /* Where a turn is, or would be. */
    private int place(Turn turn) {
        int from = 0;
        int to = size;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (order.compare(at(middle), turn) >= 0) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    /** Whether all come before a turn. */
    boolean isBehind(Turn turn) {
        return size == 0 || order.compare(last(), turn) < 0;
    }

    Turn last() {
        return at(size - 1);
    }

    boolean isFull() {
        return size >= MOST;
    }

    FewTurns lowerHalf() {
        return part(0, size / 2);
    }

    FewTurns upperHalf() {
        return part(size / 2, size);
    }

    private FewTurns part(int from, int to) {
        return new FewTurns(order, Arrays.copyOfRange(turns, from, to), to - from);
    }

    /** The same with one more, however many there are. */
    FewTurns adding(Turn turn) {
        if (!isBehind(turn)) {
            int place = place(turn);
            @Nullable Turn[] more = new Turn[size + 1];
            System.arraycopy(turns, 0, more, 0, place);
            more[place] = turn;
            System.arraycopy(turns, place, more, place + 1, size - place);
            return new FewTurns(order, more, size + 1);
        }
        @Nullable Turn[] roomy = turns.length > size ? turns : Arrays.copyOf(turns, Math.min(MOST, 2 * size + 1));
        roomy[size] = turn;
        return new FewTurns(order, roomy, size + 1);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int about(Stretch stretch) {
        return Math.max(0, first(stretch.ended()) - first(stretch.begun()));
    }

    @Override
    public boolean descend(Stretch stretch, Predicate<Turn> shown) {
        int begin = first(stretch.begun());
        for (int place = first(stretch.ended()) - 1; place >= begin; place--) {
            if (!shown.test(at(place))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean ascend(Stretch stretch, Predicate<Turn> shown) {
        int end = first(stretch.ended());
        for (int place = first(stretch.begun()); place < end; place++) {
            if (!shown.test(at(place))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public SortedTurns with(Turn turn) {
        return isFull() ? new ManyTurns(order, this).with(turn) : adding(turn);
    }

    /** A copy in an array of its own, without room: nothing is left of the turn. */
    @Override
    public FewTurns without(Turn turn) {
        int place = place(turn);
        if (place == size || order.compare(at(place), turn) != 0) {
            return this;
        }
        @Nullable Turn[] fewer = new Turn[size - 1];
        System.arraycopy(turns, 0, fewer, 0, place);
        System.arraycopy(turns, place + 1, fewer, place, fewer.length - place);
        return new FewTurns(order, fewer, fewer.length);
    }
}
