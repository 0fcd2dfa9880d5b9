// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import com.github.jelmerk.hnswlib.core.ObjectSerializer;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectOutput;

/** Writes the number of a node, and reads it as that which its node holds, of which there would be many otherwise. */
final class NumberSerializer implements ObjectSerializer<Integer> {
    private static final long serialVersionUID = 1L;

    @Override
    public void write(Integer number, ObjectOutput out) throws IOException {
        out.writeInt(number);
    }

    @Override
    public Integer read(ObjectInput in) throws IOException {
        int number = in.readInt();
        return in instanceof GraphInput graph ? graph.number(number) : Integer.valueOf(number);
    }
}
