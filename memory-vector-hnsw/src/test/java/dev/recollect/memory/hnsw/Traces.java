// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.hnsw;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a strange class has left behind, and streams that would let it in. */
final class Traces {
    static final List<String> LEFT = new CopyOnWriteArrayList<>();
    private static final String OURS = NodeSerializer.class.getName();
    private static final String STRANGE = OURS.replace("NodeSerializer", "StrangeVisitor");

    private Traces() {}

    /** A serialised object of the strange class. */
    static byte[] strangeObject() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new NodeSerializer());
        }
        return withStranger(bytes.toByteArray());
    }

    /** The same stream, in which one of our classes has become the strange one. */
    static byte[] withStranger(byte[] stream) {
        /* One byte a character, whatever it is, and back. */
        String text = new String(stream, ISO_8859_1);
        if (!text.contains(OURS)) {
            throw new IllegalArgumentException("the stream must name " + OURS);
        }
        return text.replace(OURS, STRANGE).getBytes(ISO_8859_1);
    }

    /** Lets it in as the JDK alone does. */
    static void letIn(byte[] stream) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(stream))) {
            in.readObject();
        }
    }
}
