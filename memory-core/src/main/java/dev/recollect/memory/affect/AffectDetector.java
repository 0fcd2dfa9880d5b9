// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.affect;

import dev.recollect.memory.embedding.Embedding;

/** Reads the affect of a text. Safe for use by multiple threads; never blocks on I/O; pure. */
public interface AffectDetector {
    /**
     * The detector's name and version, recorded with each reading.
     *
     * @return a name of 1–200 characters
     */
    String id();

    /**
     * Reads a text.
     *
     * @param text the text, as it was said
     * @param passage its passage embedding (the mean of its chunks), from the model this detector was made for
     * @return the reading, calibrated
     */
    AffectReading read(String text, Embedding passage);
}
