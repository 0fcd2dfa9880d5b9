// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.index.ScopeVectors;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Reads snapshots as {@link SnapshotFormat} says, and binds their nodes to the vectors that are there now. Confined to one
 * file.
 */
final class SnapshotReader {
    /* The few numbers of a graph that count no nodes are below this. */
    private static final int LARGEST_SETTING = 1 << 16;

    private final SnapshotFormat.Owner owner;
    private final ScopeVectors vectors;
    private final BooleanSupplier stopped;
    private final List<Node> held = new ArrayList<>();
    private final List<Integer> gone = new ArrayList<>();

    SnapshotReader(SnapshotFormat.Owner owner, ScopeVectors vectors, BooleanSupplier stopped) {
        this.owner = owner;
        this.vectors = vectors;
        this.stopped = stopped;
    }

    /**
     * Reads a file: first all of it against length and checksum, only then what it holds.
     *
     * @throws GraphInput.StoppedException if it was stopped
     * @throws IOException if the file is not what was written for this owner
     */
    Graph read(FileChannel file) throws IOException {
        SnapshotFormat.requireWhole(file);
        /* Not closed: that would close the file, which is its opener's. */
        DataInputStream in =
                new DataInputStream(new BufferedInputStream(Channels.newInputStream(file), SnapshotFormat.BUFFER));
        owner.requireSame(in);
        /* Nothing that is counted takes less than an int in the file. */
        int most = (int) Math.min(Integer.MAX_VALUE - 8, file.size() / Integer.BYTES);
        Node[] nodes = nodes(in, most);
        int processors = Runtime.getRuntime().availableProcessors();
        GraphInput graph = new GraphInput(in, nodes, Math.max(most, LARGEST_SETTING), stopped);
        return Graph.of(index(graph), processors, held, gone);
    }

    private Node[] nodes(DataInputStream in, int most) throws IOException {
        int numbers = within("the count of numbers", in.readInt(), most);
        int listed = within("the count of nodes", in.readInt(), numbers);
        Node[] nodes = new Node[numbers];
        for (int i = 0; i < listed; i++) {
            int number = within("a number", in.readInt(), numbers - 1);
            bind(nodes, number, in.readUTF(), in.readInt(), in.readInt());
        }
        for (int number = 0; number < numbers; number++) {
            if (nodes[number] == null) {
                nodes[number] = Node.unknown(number);
                gone.add(number);
            }
        }
        return nodes;
    }

    private void bind(Node[] nodes, int number, String id, int chunk, int hash) throws IOException {
        ExperienceId experience = vectors.shared(owner.role(), experience(id));
        List<Embedding> chunks = vectors.chunks(owner.role(), experience);
        boolean isThere =
                chunk >= 0 && chunk < chunks.size() && chunks.get(chunk).hashCode() == hash;
        if (isThere && nodes[number] == null) {
            nodes[number] = new Node(number, experience, chunk, chunks.get(chunk));
            held.add(nodes[number]);
        }
    }

    private static ExperienceId experience(String id) throws IOException {
        try {
            return new ExperienceId(id);
        } catch (InvalidInputException e) {
            throw new StreamCorruptedException("names " + id.length() + " characters that are no id");
        }
    }

    private static int within(String what, int value, int most) throws IOException {
        if (value < 0 || value > most) {
            throw new StreamCorruptedException("has " + value + " as " + what + ", which must be 0 to " + most);
        }
        return value;
    }

    @SuppressWarnings("unchecked") // the serializers and the order are of these types, and nothing else was let in
    private static HnswIndex<Integer, Embedding, Node, Float> index(GraphInput graph) throws IOException {
        try {
            return (HnswIndex<Integer, Embedding, Node, Float>) graph.readObject();
        } catch (ClassNotFoundException e) {
            throw new StreamCorruptedException("holds what is no graph: " + e.getMessage());
        }
    }
}
