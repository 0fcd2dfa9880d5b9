// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;

/**
 * Turns in an order, in pieces: four bytes a turn where a skip list takes some forty. Changed in place by one writer at a
 * time; whoever reads beside it sees each turn at most once, and every turn that is there throughout.
 */
final class ManyTurns implements SortedTurns {
    private final Comparator<Turn> order;

    /* None is empty. A change replaces a piece; only more or fewer pieces replace the array. */
    private volatile AtomicReferenceArray<FewTurns> pieces;
    private final AtomicInteger size = new AtomicInteger();

    ManyTurns(Comparator<Turn> order) {
        this.order = order;
        pieces = new AtomicReferenceArray<>(0);
    }

    ManyTurns(Comparator<Turn> order, FewTurns first) {
        this.order = order;
        pieces = new AtomicReferenceArray<>(1);
        pieces.set(0, first);
        size.set(first.size());
    }

    /* The first piece that ends where something holds that holds from some place on. */
    private static int first(AtomicReferenceArray<FewTurns> pieces, Predicate<Turn> holds) {
        int from = 0;
        int to = pieces.length();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (holds.test(pieces.get(middle).last())) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    /* The first piece that does not end before a turn. */
    private int place(AtomicReferenceArray<FewTurns> now, Turn turn) {
        int from = 0;
        int to = now.length();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (now.get(middle).isBehind(turn)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    @Override
    public int size() {
        return size.get();
    }

    @Override
    public int about(Stretch stretch) {
        AtomicReferenceArray<FewTurns> seen = pieces;
        int first = first(seen, stretch.begun());
        int last = Math.min(first(seen, stretch.ended()), seen.length() - 1);
        if (first > last) {
            return 0;
        }
        int atFirst = seen.get(first).about(stretch);
        if (first == last) {
            return atFirst;
        }
        long between = (long) (last - first - 1) * size.get() / seen.length();
        return (int) (atFirst + between + seen.get(last).about(stretch));
    }

    @Override
    public boolean descend(Stretch stretch, Predicate<Turn> shown) {
        AtomicReferenceArray<FewTurns> seen = pieces;
        int first = first(seen, stretch.begun());
        for (int at = Math.min(first(seen, stretch.ended()), seen.length() - 1); at >= first; at--) {
            if (!seen.get(at).descend(stretch, shown)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean ascend(Stretch stretch, Predicate<Turn> shown) {
        AtomicReferenceArray<FewTurns> seen = pieces;
        int last = Math.min(first(seen, stretch.ended()), seen.length() - 1);
        for (int at = first(seen, stretch.begun()); at <= last; at++) {
            if (!seen.get(at).ascend(stretch, shown)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public ManyTurns with(Turn turn) {
        AtomicReferenceArray<FewTurns> now = pieces;
        int last = now.length() - 1;
        boolean atEnd = last < 0 || now.get(last).isBehind(turn);
        int at = atEnd ? last : place(now, turn);
        if (at < 0 || (atEnd && now.get(at).isFull())) {
            /* What comes in order leaves full pieces behind. */
            pieces = replaced(now, last + 1, last + 1, FewTurns.of(order, turn));
        } else if (now.get(at).isFull()) {
            FewTurns lower = now.get(at).lowerHalf();
            FewTurns upper = now.get(at).upperHalf();
            boolean low = !lower.isBehind(turn);
            pieces = replaced(now, at, at + 1, low ? lower.adding(turn) : lower, low ? upper : upper.adding(turn));
        } else {
            now.set(at, now.get(at).adding(turn));
        }
        size.incrementAndGet();
        return this;
    }

    @Override
    public ManyTurns without(Turn turn) {
        AtomicReferenceArray<FewTurns> now = pieces;
        int at = place(now, turn);
        if (at == now.length()) {
            return this;
        }
        FewTurns before = now.get(at);
        FewTurns rest = before.without(turn);
        if (rest.size() == 0) {
            pieces = replaced(now, at, at + 1);
        } else {
            now.set(at, rest);
        }
        size.addAndGet(rest.size() - before.size());
        return this;
    }

    private static AtomicReferenceArray<FewTurns> replaced(
            AtomicReferenceArray<FewTurns> old, int from, int to, FewTurns... instead) {
        AtomicReferenceArray<FewTurns> fresh = new AtomicReferenceArray<>(old.length() - (to - from) + instead.length);
        int at = 0;
        for (int i = 0; i < from; i++) {
            fresh.setPlain(at++, old.get(i));
        }
        for (FewTurns piece : instead) {
            fresh.setPlain(at++, piece);
        }
        for (int i = to; i < old.length(); i++) {
            fresh.setPlain(at++, old.get(i));
        }
        return fresh;
    }
}
