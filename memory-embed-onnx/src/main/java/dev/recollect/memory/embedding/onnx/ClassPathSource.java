// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.recollect.memory.embedding.EmbeddingException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;

/** A bundled model: two resources at the root of its artefact. */
record ClassPathSource(BundledModel model) implements ModelSource {

    @Override
    public String id() {
        return model.modelName();
    }

    @Override
    public Recipe recipe() {
        return model.recipe();
    }

    /* The artefact is known to fit: one token shows that the model runs here. */
    @Override
    public int probeTokens() {
        return 1;
    }

    @Override
    public InputStream openTokenizer() throws IOException {
        return resource(model.modelName() + "-tokenizer.json").openStream();
    }

    @Override
    public OrtSession openSession(OrtEnvironment environment, OrtSession.SessionOptions options)
            throws IOException, OrtException {
        return environment.createSession(read(resource(model.modelName() + ".onnx")), options);
    }

    private URL resource(String name) {
        URL resource = ClassPathSource.class.getResource("/" + name);
        if (resource == null) {
            throw new EmbeddingException(
                    "the model " + model.modelName() + " is not on the class path: add the artefact "
                            + model.mavenArtifact() + " (it carries " + name + ")");
        }
        return resource;
    }

    /* Off the heap, and once: ONNX Runtime copies what it needs out of the buffer while it opens the session. */
    private static ByteBuffer read(URL resource) throws IOException {
        URLConnection connection = resource.openConnection();
        int size = connection.getContentLength();
        if (size < 0) {
            throw new IOException(resource + " must tell its size, but does not");
        }
        try (ReadableByteChannel channel = Channels.newChannel(connection.getInputStream())) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(size);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer) < 0) {
                    throw new EOFException(
                            resource + " must have " + size + " bytes, but ends at " + buffer.position());
                }
            }
            return buffer.flip();
        }
    }
}
