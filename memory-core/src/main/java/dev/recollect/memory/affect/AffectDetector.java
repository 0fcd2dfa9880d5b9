// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.affect;

import dev.recollect.memory.embedding.Embedding;
import java.util.Optional;

/** Reads the affect of a text. Safe for use by multiple threads; never blocks on I/O; pure. */
public interface AffectDetector {
    /**
     * The detector's name and version, recorded with each reading.
     *
     * @return a name of 1–200 characters
     */
    String id();

    /**
     * Reads a text by itself.
     *
     * @param text the text, as it was said
     * @param passage its passage embedding (the mean of its chunks), from the model this detector was made for
     * @return the reading, calibrated
     */
    AffectReading read(String text, Embedding passage);

    /**
     * Reads a text in the light of what was said before it: "Again." says nothing by itself. A detector that knows nothing
     * of conversations reads the text by itself.
     *
     * @param text the text, as it was said
     * @param passage its passage embedding (the mean of its chunks), from the model this detector was made for
     * @param before what came right before it; empty at the beginning of a conversation and outside of one
     * @return the reading, calibrated
     */
    default AffectReading read(String text, Embedding passage, Optional<Preceding> before) {
        return read(text, passage);
    }
}
