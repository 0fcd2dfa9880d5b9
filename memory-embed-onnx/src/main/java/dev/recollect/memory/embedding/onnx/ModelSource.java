// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;

/** Where a model's files come from. Immutable. */
interface ModelSource {

    static ModelSource of(ModelChoice choice) {
        if (choice instanceof BundledModel bundled) {
            return new ClassPathSource(bundled);
        }
        return FolderSource.of((FolderModel) choice);
    }

    /** The id that is recorded beside every vector; two sources of one id yield equal vectors. */
    String id();

    Recipe recipe();

    /** How long a run to try out on opening. */
    int probeTokens();

    /** The tokenizer.json; the caller closes it. */
    InputStream openTokenizer() throws IOException;

    OrtSession openSession(OrtEnvironment environment, OrtSession.SessionOptions options)
            throws IOException, OrtException;
}
