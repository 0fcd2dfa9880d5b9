// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import com.github.jelmerk.hnswlib.core.ObjectSerializer;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInput;
import java.io.ObjectOutput;

/** Writes of a node its number only, and reads by it the node that a {@link GraphInput} knows. */
final class NodeSerializer implements ObjectSerializer<Node> {
    private static final long serialVersionUID = 1L;

    @Override
    public void write(Node node, ObjectOutput out) throws IOException {
        out.writeInt(node.id());
    }

    @Override
    public Node read(ObjectInput in) throws IOException {
        if (in instanceof GraphInput graph) {
            return graph.node(in.readInt());
        }
        throw new InvalidObjectException("nodes must be read by a GraphInput, but were by a " + in.getClass());
    }
}
