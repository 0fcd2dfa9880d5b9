// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.index.Distribution;
import dev.recollect.memory.index.Neighbor;
import dev.recollect.memory.index.ScopeVectors;
import dev.recollect.memory.index.VectorSample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The graph over one role of one scope, from the threshold up. What it lags behind on is searched exactly beside it, so that
 * results are those of the vectors as they are now whatever state the graph is in.
 *
 * <p>Searches and changes come under the lock of the scope; {@link #tend} is called by one thread.
 */
final class RoleGraph {
    private static final Logger LOG = LoggerFactory.getLogger(RoleGraph.class);

    /* Beyond this share of all, what a graph lags behind on costs as much as looking at everything. */
    private static final double MOST_BEHIND = 0.1;
    /* Three times as many found 977 of 1,000 where 200 were asked for, four times 986 and more. */
    private static final int MARGIN = 4;

    /* What is only proposed is ranked by more than its cosine: the farthest of them may be others. */
    private static final int MARGIN_OF_PROPOSALS = 2;
    private static final int SLICE = 64;
    private static final double LEAST_UNSAVED = 0.02;

    private final GraphSettings settings;
    private final int dimension;
    private final Role role;
    private final ScopeVectors vectors;
    private final Lock reading;
    private final Sample sample = new Sample();
    /* The vectors of the sample, until one of them changes; read and let go of under the lock. */
    private volatile @Nullable VectorSample sampled;
    private volatile @Nullable Graph serving;
    private volatile @Nullable Graph building;
    private volatile boolean failed;
    private volatile boolean saved;

    /** Over the vectors of a role; the lock is that under which searches come, beside which nothing changes. */
    RoleGraph(GraphSettings settings, int dimension, Role role, ScopeVectors vectors, Lock reading) {
        this.settings = settings;
        this.dimension = dimension;
        this.role = role;
        this.vectors = vectors;
        this.reading = reading;
        vectors.ids(role).forEach(sample::add);
    }

    /** Within a change: what there is of an experience is not what there was. */
    void changed(ExperienceId id, boolean wasThere) {
        boolean isThere = !vectors.chunks(role, id).isEmpty();
        if (wasThere && !isThere) {
            sample.remove(id, () -> vectors.ids(role));
        } else if (isThere && !wasThere) {
            sample.add(id);
        }
        sampled = null;
        for (Graph graph : graphs()) {
            graph.lagsBehind(id);
        }
    }

    private List<Graph> graphs() {
        Graph one = serving;
        Graph other = building;
        return one == null ? List.of() : other == null ? List.of(one) : List.of(one, other);
    }

    Distribution distribution(Embedding query) {
        VectorSample held = sampled;
        if (held == null) {
            held = vectors.sample(role, sample.ids());
            sampled = held;
        }
        Distribution estimate = held.distribution(query);
        return new Distribution(sample.all(), estimate.mean(), estimate.deviation(), estimate.best());
    }

    List<Neighbor> search(Embedding query, int k, Predicate<ExperienceId> allowed) {
        Embedding asked = vectors.like(role, query);
        return byGraph(asked, k, MARGIN, allowed).orElseGet(() -> vectors.search(role, asked, k, allowed));
    }

    /** The same for less: most of those that {@link #search} finds, and nearly all of the first half. */
    List<Neighbor> propose(Embedding query, int k, Predicate<ExperienceId> allowed) {
        Embedding asked = vectors.like(role, query);
        return byGraph(asked, k, MARGIN_OF_PROPOSALS, allowed).orElseGet(() -> vectors.search(role, asked, k, allowed));
    }

    /* Empty where looking at everything is cheaper, or the graph does not reach enough. */
    private Optional<List<Neighbor>> byGraph(Embedding query, int k, int margin, Predicate<ExperienceId> allowed) {
        Graph graph = serving;
        if (graph == null || !isServing()) {
            return Optional.empty();
        }
        long count = Math.max(settings.efAmong(graph.live()), (long) margin * k);
        if (count > most(graph)) {
            return Optional.empty();
        }
        /* Asked before the search: what leaves this set has entered the graph by then. */
        Found found = new Found(query, allowed);
        found.add(graph.behind());
        while (count <= most(graph)) {
            Optional<Graph.Nearest> nearest = nearest(graph, query, (int) count);
            if (nearest.isEmpty() || nearest.get().nodes() < count) {
                return Optional.empty();
            }
            int passing = found.add(nearest.get().experiences());
            if (passing >= k) {
                return Optional.of(found.best(k));
            }
            double share = Math.max(passing, 0.5) / nearest.get().nodes();
            count = Math.max(2 * count, (long) Math.min(Integer.MAX_VALUE, margin * k / share));
        }
        return Optional.empty();
    }

    private int most(Graph graph) {
        return (int) (graph.live() * settings.scanShare());
    }

    /** Whether searches use a graph now where it pays. */
    boolean isServing() {
        Graph graph = serving;
        return !failed && graph != null && !graph.isThin() && graph.behindCount() <= MOST_BEHIND * sample.all();
    }

    /* The library refuses to search for an interrupted thread, though its search waits for nothing. */
    private Optional<Graph.Nearest> nearest(Graph graph, Embedding query, int count) {
        Attempt<Graph.Nearest> attempt = Attempt.at(() -> graph.nearest(query, count));
        if (!attempt.wasInterrupted()) {
            attempt.failure().ifPresent(cause -> fail("could not be searched", cause));
        }
        return attempt.result();
    }

    /** What was found so far, each looked at once, that passes the filter. */
    private final class Found {
        private final Embedding query;
        private final Predicate<ExperienceId> allowed;
        private final Set<ExperienceId> seen = new HashSet<>();
        private final Map<ExperienceId, Neighbor> passing = new HashMap<>();

        Found(Embedding query, Predicate<ExperienceId> allowed) {
            this.query = query;
            this.allowed = allowed;
        }

        /** Adds those that pass the filter and are still there; how many of these pass, added now or before. */
        int add(Collection<ExperienceId> ids) {
            List<ExperienceId> fresh = ids.stream().filter(seen::add).toList();
            double[] cosines = vectors.cosines(role, query, fresh);
            for (int i = 0; i < cosines.length; i++) {
                if (!Double.isNaN(cosines[i]) && allowed.test(fresh.get(i))) {
                    passing.put(fresh.get(i), new Neighbor(fresh.get(i), cosines[i]));
                }
            }
            return (int) ids.stream().filter(passing::containsKey).count();
        }

        List<Neighbor> best(int k) {
            return passing.values().stream()
                    .sorted(Neighbor.BEST_FIRST)
                    .limit(k)
                    .toList();
        }
    }

    /** Whether there is work for {@link #tend}. */
    boolean wantsTending() {
        Graph graph = serving;
        return !failed && (graph == null || building != null || graph.behindCount() > 0 || graph.isWorn());
    }

    /** How many experiences are not in the graph yet, or not as they are. */
    int left() {
        Graph graph = building == null ? serving : building;
        return failed ? 0 : graph == null ? sample.all() : graph.behindCount();
    }

    /** Whether a graph was begun, so that a snapshot need not be read any more. */
    boolean isBegun() {
        return failed || serving != null;
    }

    /** Begins with a graph that was read from a snapshot. */
    void beginWith(Graph read) {
        /* What changed while it was read is not noted anywhere: all is looked at once more, before any search uses it. */
        reading.lock();
        try {
            vectors.ids(role).forEach(read::lagsBehind);
            read.experiences().forEach(read::lagsBehind);
            serving = read;
            saved = true;
        } finally {
            reading.unlock();
        }
    }

    /** Does some of the work that waits: brings the graph up to date, or a new one that takes its place. */
    void tend(BooleanSupplier stopped) {
        Attempt.at(() -> {
                    tendWhileItLasts(stopped);
                    return true;
                })
                .failure()
                .ifPresent(cause -> fail("could not be made", cause));
    }

    private void tendWhileItLasts(BooleanSupplier stopped) {
        Graph graph = graphToTend();
        update(graph, stopped);
        if (graph != serving && graph.behindCount() <= SLICE && !graph.isWorn()) {
            LOG.debug("The graph over {} vectors of role {} that was made anew serves", graph.live(), role);
            serving = graph;
            building = null;
        }
    }

    private Graph graphToTend() {
        Graph graph = serving;
        if (graph == null) {
            graph = Graph.empty(settings, dimension, vectors.size(role));
            serving = graph;
            vectors.ids(role).forEach(graph::lagsBehind);
            return graph;
        }
        Graph anew = building;
        if (anew == null ? graph.isWorn() : anew.isWorn()) {
            if (anew == null) {
                LOG.debug("The graph over {} vectors of role {} is made anew", graph.live(), role);
            }
            anew = Graph.empty(settings, dimension, vectors.size(role));
            building = anew;
            vectors.ids(role).forEach(anew::lagsBehind);
        }
        return anew == null ? graph : anew;
    }

    private void update(Graph graph, BooleanSupplier stopped) {
        for (ExperienceId id : graph.someBehind(SLICE)) {
            List<Embedding> chunks = vectors.chunks(role, id);
            if (stopped.getAsBoolean() || !graph.update(id, chunks)) {
                return;
            }
            /* What came in between is still to be done: nothing changes under this lock. */
            reading.lock();
            try {
                if (vectors.chunks(role, id).equals(chunks)) {
                    graph.caughtUp(id);
                }
            } finally {
                reading.unlock();
            }
        }
    }

    private synchronized void fail(String what, Throwable cause) {
        if (!failed) {
            failed = true;
            serving = null;
            building = null;
            LOG.warn("A graph over vectors {}; search goes on by looking at all of them", what, cause);
        }
    }

    /** Notes that what was saved is not to be kept. */
    void forgetSaved() {
        saved = false;
    }

    /** Whether enough has changed that the graph should be saved; or anything at all. */
    boolean wantsSaving(boolean anything) {
        Graph graph = serving;
        if (graph == null || graph.live() == 0) {
            return false;
        }
        return !saved || graph.unsaved() > (anything ? 0 : LEAST_UNSAVED * graph.live());
    }

    /** The graph with its nodes that are as the vectors are now; asked for by the thread that tends. */
    Optional<GraphImage> image() {
        Graph graph = serving;
        if (graph == null) {
            return Optional.empty();
        }
        reading.lock();
        try {
            List<Node> nodes = new ArrayList<>();
            for (ExperienceId id : graph.experiences()) {
                List<Embedding> chunks = vectors.chunks(role, id);
                graph.nodesOf(id).stream()
                        .filter(node ->
                                node.chunk() < chunks.size() && node.vector().equals(chunks.get(node.chunk())))
                        .forEach(nodes::add);
            }
            return Optional.of(new GraphImage(graph.index(), nodes, graph.numbers()));
        } finally {
            reading.unlock();
        }
    }

    /** Notes that the graph as it is was saved. */
    void saved() {
        Graph graph = serving;
        if (graph != null) {
            graph.saved();
        }
        saved = true;
    }
}
