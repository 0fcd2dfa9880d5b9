// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;

/**
 * What must never be let in: leaves a trace where its class is initialised, and where it is made. Named as long as
 * {@link NodeSerializer}, so that its name fits into the place of that one's; no other class may name it in code, for that
 * might initialise it.
 */
final class StrangeVisitor implements Serializable {
    private static final long serialVersionUID = 1L;

    static {
        Traces.LEFT.add("initialised");
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Traces.LEFT.add("made");
    }
}
