// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.VectorIndex.IndexedVector;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The vectors of one scope over all roles, and search over them by looking at every one. Every figure depends on nothing
 * but what is held. Of a role that ever held many, the vectors are held {@linkplain Embedding#quantized() quantised}, if so
 * chosen, and their similarities are off by some thousandth. Safe for use by multiple threads: one writes, or many read.
 */
public final class ScopeVectors {
    private final Map<Role, VectorRows> roles = new EnumMap<>(Role.class);
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final int quantizedFrom;

    /** Creates one without vectors that holds them as they are. */
    public ScopeVectors() {
        this(Integer.MAX_VALUE);
    }

    /**
     * Creates one without vectors.
     *
     * @param quantizedFrom from how many vectors of a role on they are held quantised
     */
    public ScopeVectors(int quantizedFrom) {
        this.quantizedFrom = quantizedFrom;
    }

    /**
     * Puts the vectors of an experience in place of those that are held of it.
     *
     * @param id the experience
     * @param embeddings its vectors by role, all of one dimension; shared, not copied
     */
    public void replace(ExperienceId id, Map<Role, TextEmbedding> embeddings) {
        lock.writeLock().lock();
        try {
            roles.values().forEach(rows -> rows.remove(id));
            embeddings.forEach((role, embedding) -> {
                VectorRows rows = roles.computeIfAbsent(role, fresh -> new VectorRows());
                rows.add(id, embedding);
                if (rows.vectors() >= quantizedFrom) {
                    rows.quantize();
                }
            });
        } finally {
            lock.writeLock().unlock();
        }
    }

    /**
     * Removes the vectors of an experience.
     *
     * @param id the experience; may not be there
     */
    public void remove(ExperienceId id) {
        replace(id, Map.of());
    }

    /**
     * Whether an experience has a vector.
     *
     * @param id the experience
     * @return true if it has one in any role
     */
    public boolean holds(ExperienceId id) {
        return reading(() -> roles.values().stream().anyMatch(rows -> rows.place(id) >= 0));
    }

    /**
     * The id of an experience as it is held: to be kept instead of an equal one, of which there would be many.
     *
     * @param role which vectors
     * @param id the experience
     * @return the same id; the argument if the experience has no vector in this role
     */
    public ExperienceId shared(Role role, ExperienceId id) {
        return reading(() -> {
            VectorRows rows = rows(role);
            int place = rows.place(id);
            return place < 0 ? id : rows.id(place);
        });
    }

    /**
     * The number of vectors.
     *
     * @return over all roles, chunks counted
     */
    public long size() {
        return reading(
                () -> roles.values().stream().mapToLong(VectorRows::vectors).sum());
    }

    /**
     * The number of vectors of a role.
     *
     * @param role which
     * @return chunks counted
     */
    public int size(Role role) {
        return reading(() -> rows(role).vectors());
    }

    /**
     * The experiences that have a vector in a role.
     *
     * @param role which
     * @return their ids, in no particular order
     */
    public List<ExperienceId> ids(Role role) {
        return reading(() -> List.of(rows(role).ids()));
    }

    /**
     * The vectors of an experience in a role.
     *
     * @param role which
     * @param id the experience
     * @return a vector a chunk, in order, as it is held; empty if there are none
     */
    public List<Embedding> chunks(Role role, ExperienceId id) {
        return reading(() -> {
            VectorRows rows = rows(role);
            int place = rows.place(id);
            return place < 0 ? List.of() : rows.chunks(place);
        });
    }

    /**
     * The nearest experiences, by looking at every vector of the role.
     *
     * @param role which vectors
     * @param query a unit vector
     * @param k at most how many, at least 1
     * @param allowed which experiences count
     * @return the nearest, best first, ties by id
     */
    public List<Neighbor> search(Role role, Embedding query, int k, Predicate<ExperienceId> allowed) {
        return reading(() -> {
            BestNeighbors best = new BestNeighbors(k, allowed);
            VectorRows rows = rows(role);
            Embedding asked = rows.like(query);
            for (int place = 0; place < rows.size(); place++) {
                best.offer(rows.id(place), rows.similarity(place, asked));
            }
            return best.sorted();
        });
    }

    /**
     * The cosines of given experiences to a query.
     *
     * @param role which vectors
     * @param query a unit vector
     * @param ids which experiences
     * @return the cosine of the best chunk of each that has a vector in this role
     */
    public Map<ExperienceId, Double> similarities(Role role, Embedding query, Collection<ExperienceId> ids) {
        return reading(() -> {
            VectorRows rows = rows(role);
            Embedding asked = rows.like(query);
            Map<ExperienceId, Double> similarities = new HashMap<>();
            for (ExperienceId id : ids) {
                int place = rows.place(id);
                if (place >= 0) {
                    similarities.put(id, rows.similarity(place, asked));
                }
            }
            return similarities;
        });
    }

    /**
     * The cosines of given experiences to a query, in an array.
     *
     * @param role which vectors
     * @param query a unit vector
     * @param ids which experiences
     * @return in the order of the ids the cosine of the best chunk, {@link Double#NaN} for one without a vector in this role
     */
    public double[] cosines(Role role, Embedding query, List<ExperienceId> ids) {
        return reading(() -> {
            VectorRows rows = rows(role);
            Embedding asked = rows.like(query);
            double[] similarities = new double[ids.size()];
            for (int i = 0; i < similarities.length; i++) {
                int place = rows.place(ids.get(i));
                similarities[i] = place < 0 ? Double.NaN : rows.similarity(place, asked);
            }
            return similarities;
        });
    }

    /**
     * How the cosines to a query spread over a role.
     *
     * @param role which vectors
     * @param query a unit vector
     * @return the distribution over every experience that has a vector in this role
     */
    public Distribution distribution(Role role, Embedding query) {
        return scores(role, query).distribution();
    }

    /**
     * The vectors of some experiences, as they are now.
     *
     * @param role which
     * @param ids which experiences; those without a vector in this role are left out
     * @return what stands for all
     */
    public VectorSample sample(Role role, Collection<ExperienceId> ids) {
        return reading(() -> {
            VectorRows rows = rows(role);
            List<List<Embedding>> texts = new ArrayList<>(ids.size());
            for (ExperienceId id : ids) {
                int place = rows.place(id);
                if (place >= 0) {
                    texts.add(rows.chunks(place));
                }
            }
            return new VectorSample(texts, rows.isQuantized());
        });
    }

    /**
     * A query in the form in which the vectors of a role are held, so that it need not be brought into it at every one.
     *
     * @param role which vectors
     * @param query a unit vector
     * @return the query, quantised if they are
     */
    public Embedding like(Role role, Embedding query) {
        return reading(() -> rows(role).like(query));
    }

    /**
     * Whether the vectors of a role are held quantised.
     *
     * @param role which
     * @return true if similarities are a little off
     */
    public boolean isQuantized(Role role) {
        return reading(() -> rows(role).isQuantized());
    }

    /**
     * The cosines of a query to every vector of a role, computed at once.
     *
     * @param role which vectors
     * @param query a unit vector
     * @return the scores of the vectors that are there now
     */
    public VectorScores scores(Role role, Embedding query) {
        return reading(() -> new Scanned(rows(role), query));
    }

    /** What one look at every row yields. */
    private final class Scanned implements VectorScores {
        private final VectorRows rows;
        private final Embedding query;
        private final ExperienceId[] ids;
        private final double[] similarities;
        private final Distribution distribution;

        Scanned(VectorRows rows, Embedding asked) {
            this.rows = rows;
            query = rows.like(asked);
            ids = rows.ids();
            similarities = new double[ids.length];
            ExactSum sum = new ExactSum();
            for (int place = 0; place < ids.length; place++) {
                similarities[place] = rows.similarity(place, query);
                sum.add(similarities[place]);
            }
            distribution = sum.distribution();
        }

        @Override
        public List<Neighbor> best(int k, Predicate<ExperienceId> allowed) {
            BestNeighbors best = new BestNeighbors(k, allowed);
            for (int place = 0; place < ids.length; place++) {
                best.offer(ids[place], similarities[place]);
            }
            return best.sorted();
        }

        @Override
        public OptionalDouble of(ExperienceId id) {
            double similarity = reading(() -> similarity(id));
            return Double.isNaN(similarity) ? OptionalDouble.empty() : OptionalDouble.of(similarity);
        }

        @Override
        public double[] of(List<ExperienceId> asked) {
            return reading(() -> {
                double[] found = new double[asked.size()];
                for (int i = 0; i < found.length; i++) {
                    found[i] = similarity(asked.get(i));
                }
                return found;
            });
        }

        /* Rows may have moved since. */
        private double similarity(ExperienceId id) {
            int place = rows.place(id);
            if (place < 0) {
                return Double.NaN;
            }
            return place < ids.length && ids[place].equals(id) ? similarities[place] : rows.similarity(place, query);
        }

        @Override
        public Distribution distribution() {
            return distribution;
        }
    }

    /**
     * Shows every vector once.
     *
     * @param scope whose they are said to be
     * @param each is called for each, in no particular order, outside of any lock
     */
    public void forEach(Scope scope, Consumer<IndexedVector> each) {
        List<IndexedVector> all = reading(() -> {
            List<IndexedVector> vectors = new ArrayList<>();
            roles.forEach((role, rows) -> {
                for (int place = 0; place < rows.size(); place++) {
                    List<Embedding> chunks = rows.chunks(place);
                    for (int chunk = 0; chunk < chunks.size(); chunk++) {
                        vectors.add(new IndexedVector(scope, role, rows.id(place), chunk, chunks.get(chunk)));
                    }
                }
            });
            return vectors;
        });
        all.forEach(each);
    }

    private VectorRows rows(Role role) {
        VectorRows rows = roles.get(role);
        return rows == null ? new VectorRows() : rows;
    }

    private <T> T reading(Supplier<T> read) {
        lock.readLock().lock();
        try {
            return read.get();
        } finally {
            lock.readLock().unlock();
        }
    }
}
