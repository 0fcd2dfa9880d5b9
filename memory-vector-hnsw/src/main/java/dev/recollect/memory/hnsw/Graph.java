// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import com.github.jelmerk.hnswlib.core.SearchResult;
import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.experience.ExperienceId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A graph over vectors that are held elsewhere, and which experiences it lags behind on. Any thread may search and note
 * what changed; one thread at a time changes the graph.
 */
final class Graph {
    /* Room costs some bytes a slot, growing a rebuild: rather room. */
    private static final int ROOM = 4;
    private static final int LEAST_ROOM = 1_024;
    private static final int LEAST_REMOVED = 128;
    private static final double MOST_REMOVED = 0.2;

    private final HnswIndex<Integer, Embedding, Node, Float> index;
    private final Semaphore turns;
    private final Map<ExperienceId, List<Node>> nodes = new HashMap<>();
    private final Backlog behind = new Backlog();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger live = new AtomicInteger();
    private final AtomicInteger unsaved = new AtomicInteger();
    private volatile boolean full;

    private Graph(HnswIndex<Integer, Embedding, Node, Float> index, int processors, Collection<Node> held, int next) {
        /*
         * The library lends each search and each addition a bit set from a pool of as many as there are processors. An
         * addition holds its node while it waits for one, and a search that meets this node holds one while it waits for
         * the node: with no more turns than bit sets, an addition has one for certain.
         */
        turns = new Semaphore(Math.min(processors, Runtime.getRuntime().availableProcessors()), true);
        this.index = index;
        this.next.set(next);
        held.forEach(node -> nodes.computeIfAbsent(node.experience(), id -> new ArrayList<>(1))
                .add(node));
        nodes.replaceAll((id, several) -> List.copyOf(several));
        live.set(held.size());
    }

    /** An empty graph with room for some times as many vectors as there are. */
    static Graph empty(GraphSettings settings, int dimension, int vectors) {
        int capacity = Math.max(LEAST_ROOM, (int) Math.min(Integer.MAX_VALUE / 2, (long) vectors * ROOM));
        int processors = Runtime.getRuntime().availableProcessors();
        HnswIndex<Integer, Embedding, Node, Float> index = HnswIndex.newBuilder(
                        dimension, new CosineDistance(), new NearestFirst(), capacity)
                .withM(settings.m())
                .withEfConstruction(settings.efConstruction())
                .withEf(settings.ef())
                .withRemoveEnabled()
                .<Integer, Node>withCustomSerializers(new NumberSerializer(), new NodeSerializer())
                .build();
        return new Graph(index, processors, List.of(), 0);
    }

    /**
     * A graph that was read.
     *
     * @param index the links
     * @param processors how many there were before it was read
     * @param held the nodes that stand for vectors
     * @param gone the numbers of all other nodes
     */
    static Graph of(
            HnswIndex<Integer, Embedding, Node, Float> index,
            int processors,
            Collection<Node> held,
            Collection<Integer> gone) {
        gone.forEach(number -> index.remove(number, 0));
        return new Graph(index, processors, held, held.size() + gone.size());
    }

    /** Notes that the vectors of an experience are not, or not any more, what the graph has of it. */
    void lagsBehind(ExperienceId id) {
        behind.add(id);
    }

    /** The experiences that the graph may have wrongly or not at all; to be asked for before a search. */
    List<ExperienceId> behind() {
        return behind.all();
    }

    /** Some of those, at most so many. */
    List<ExperienceId> someBehind(int most) {
        return behind.first(most);
    }

    int behindCount() {
        return behind.size();
    }

    /** The experiences of the nearest nodes, nearest first, and how many nodes that were. */
    record Nearest(List<ExperienceId> experiences, int nodes) {}

    Nearest nearest(Embedding query, int count) {
        List<SearchResult<Node, Float>> found = search(query, count);
        return new Nearest(
                found.stream()
                        .map(result -> result.item().experience())
                        .distinct()
                        .toList(),
                found.size());
    }

    private List<SearchResult<Node, Float>> search(Embedding query, int count) {
        turns.acquireUninterruptibly();
        try {
            return index.findNearest(query, count);
        } finally {
            turns.release();
        }
    }

    /**
     * Makes the nodes of an experience those of its vectors as they are now. False if there is no room for them.
     */
    boolean update(ExperienceId id, List<Embedding> chunks) {
        List<Node> held = nodes.getOrDefault(id, List.of());
        if (isHeld(held, chunks)) {
            return true;
        }
        unsaved.incrementAndGet();
        held.forEach(node -> index.remove(node.id(), 0));
        live.addAndGet(-held.size());
        nodes.remove(id);
        if (next.get() + chunks.size() > index.getMaxItemCount()) {
            full = true;
            return false;
        }
        List<Node> fresh = new ArrayList<>(chunks.size());
        for (int chunk = 0; chunk < chunks.size(); chunk++) {
            Node node = new Node(next.getAndIncrement(), id, chunk, chunks.get(chunk));
            add(node);
            fresh.add(node);
        }
        live.addAndGet(fresh.size());
        if (!fresh.isEmpty()) {
            nodes.put(id, List.copyOf(fresh));
        }
        return true;
    }

    private void add(Node node) {
        turns.acquireUninterruptibly();
        try {
            index.add(node);
        } finally {
            turns.release();
        }
    }

    private static boolean isHeld(List<Node> held, List<Embedding> chunks) {
        if (held.size() != chunks.size()) {
            return false;
        }
        for (Node node : held) {
            if (node.chunk() >= chunks.size() || !node.vector().equals(chunks.get(node.chunk()))) {
                return false;
            }
        }
        return true;
    }

    /** Notes that the graph has what there is of an experience. */
    void caughtUp(ExperienceId id) {
        behind.remove(id);
    }

    /** Whether so much of it was removed that searches may miss what is behind. */
    boolean isThin() {
        return next.get() - live.get() > Math.max(LEAST_REMOVED, MOST_REMOVED * next.get());
    }

    /** Whether a graph made anew would be better: it is thin, or there is no room. */
    boolean isWorn() {
        return full || isThin();
    }

    /** Of how many experiences nodes came or went since it was saved. */
    int unsaved() {
        return unsaved.get();
    }

    /** Notes that it was saved as it is. */
    void saved() {
        unsaved.set(0);
    }

    /** The nodes of an experience. */
    List<Node> nodesOf(ExperienceId id) {
        return nodes.getOrDefault(id, List.of());
    }

    /** The experiences that have nodes. */
    Set<ExperienceId> experiences() {
        return nodes.keySet();
    }

    HnswIndex<Integer, Embedding, Node, Float> index() {
        return index;
    }

    /** How many numbers were given to nodes. */
    int numbers() {
        return next.get();
    }

    /** How many nodes are not removed. */
    int live() {
        return live.get();
    }
}
