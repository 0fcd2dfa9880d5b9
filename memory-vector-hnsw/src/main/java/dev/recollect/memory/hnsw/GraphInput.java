// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.io.StreamCorruptedException;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a graph, and nothing else: classes other than the library's index and our own few are refused before one of them
 * is looked at, and no number may be larger than the graph. Confined to one thread.
 */
final class GraphInput extends ObjectInputStream {
    private static final Map<String, Class<?>> ALLOWED = Stream.of(
                    HnswIndex.class,
                    CosineDistance.class,
                    NearestFirst.class,
                    NumberSerializer.class,
                    NodeSerializer.class)
            .collect(Collectors.toUnmodifiableMap(Class::getName, type -> type));
    private static final Set<Class<?>> CLASSES = Set.copyOf(ALLOWED.values());
    private static final int MOST_DEPTH = 4;
    private static final int MOST_REFERENCES = 32;

    private final Node[] nodes;
    private final int largest;
    private final BooleanSupplier stopped;

    /** For a graph of these nodes, in which no number is above the largest; ends with an exception once stopped. */
    GraphInput(InputStream in, Node[] nodes, int largest, BooleanSupplier stopped) throws IOException {
        super(in);
        this.nodes = nodes;
        this.largest = largest;
        this.stopped = stopped;
        setObjectInputFilter(GraphInput::judge);
    }

    private static ObjectInputFilter.Status judge(ObjectInputFilter.FilterInfo info) {
        boolean fits = info.depth() <= MOST_DEPTH && info.references() <= MOST_REFERENCES && info.arrayLength() < 0;
        Class<?> type = info.serialClass();
        return fits && (type == null || CLASSES.contains(type))
                ? ObjectInputFilter.Status.ALLOWED
                : ObjectInputFilter.Status.REJECTED;
    }

    /* A class that is not ours is not even looked up. */
    @Override
    protected Class<?> resolveClass(ObjectStreamClass described) throws IOException {
        Class<?> known = ALLOWED.get(described.getName());
        if (known == null) {
            throw new InvalidObjectException("a graph must not hold a " + described.getName());
        }
        return known;
    }

    @Override
    protected Class<?> resolveProxyClass(String[] interfaces) throws IOException {
        throw new InvalidObjectException("a graph must not hold a proxy");
    }

    /* Every number of a graph is read here: sizes are checked before anything is made of that size. */
    @Override
    public int readInt() throws IOException {
        int number = super.readInt();
        if (number < -1 || number > largest) {
            throw new StreamCorruptedException("a number must be -1 to " + largest + ", but is " + number);
        }
        if (stopped.getAsBoolean()) {
            throw new StoppedException();
        }
        return number;
    }

    Node node(int number) throws IOException {
        if (number < 0 || number >= nodes.length) {
            throw new StreamCorruptedException("a node must be 0 to " + (nodes.length - 1) + ", but is " + number);
        }
        return nodes[number];
    }

    /** A number as its node holds it. */
    Integer number(int number) {
        boolean known = number >= 0 && number < nodes.length;
        return known ? nodes[number].id() : Integer.valueOf(number);
    }

    /** The reading was stopped; nothing is wrong with what was read. */
    static final class StoppedException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
