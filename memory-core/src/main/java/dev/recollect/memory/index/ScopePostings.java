// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.experience.ExperienceId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** The words of one scope. Safe for use by multiple threads: queries run beside each other and wait for a change. */
final class ScopePostings {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private TermTable table = new TermTable();

    /** About how much memory this takes, in bytes. */
    long bytes() {
        return reading(() -> table.bytes());
    }

    boolean holds(ExperienceId id) {
        return reading(() -> table.ids().of(id) >= 0);
    }

    boolean isEmpty() {
        return reading(() -> table.experiences() == 0);
    }

    /** Puts the terms of an experience in place of those that are held of it. */
    void replace(ExperienceId id, List<String> terms) {
        writing(() -> {
            table.remove(id);
            table.add(id, terms);
        });
    }

    void remove(ExperienceId id) {
        writing(() -> table.remove(id));
    }

    KeywordScores score(Collection<String> query) {
        return reading(() -> {
            Map<String, Long> withTerm = table.counts(query);
            int experiences = table.experiences();
            Scored scored = new Scored(table, table.score(withTerm));
            return new KeywordScores(scored, experiences, Bm25.fullMatch(withTerm, experiences));
        });
    }

    /* Numbers stand for the experiences of the table that they were made from, even when there is a new one. */
    private final class Scored implements KeywordScores.Found {
        private final TermTable from;
        private final OrdinalScores scores;

        Scored(TermTable from, OrdinalScores scores) {
            this.from = from;
            this.scores = scores;
        }

        @Override
        public double[] of(List<ExperienceId> ids) {
            return reading(() -> {
                double[] found = new double[ids.size()];
                for (int i = 0; i < found.length; i++) {
                    found[i] = from.ids().sum(ids.get(i), scores::of);
                }
                return found;
            });
        }

        @Override
        public void forEach(KeywordScores.Visitor visitor) {
            reading(() -> {
                scores.forEach((ordinal, score) -> {
                    if (visitor.wants(score)) {
                        visitor.visit(from.ids().id(ordinal), score);
                    }
                });
                return visitor;
            });
        }
    }

    private <T> T reading(Supplier<T> read) {
        lock.readLock().lock();
        try {
            return read.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private void writing(Runnable change) {
        lock.writeLock().lock();
        try {
            change.run();
            if (table.isWorn()) {
                table = table.anew();
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
