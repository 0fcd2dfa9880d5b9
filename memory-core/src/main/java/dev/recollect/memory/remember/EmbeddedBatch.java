// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.remember;

import dev.recollect.memory.embedding.TextEmbedding;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Requests that are checked, redacted and embedded, and not yet remembered: what of remembering may be done ahead, beside the
 * commit of others. Nothing of it is stored. May be handed from thread to thread; is remembered once.
 */
public final class EmbeddedBatch {
    private final Outcomes outcomes;
    private final List<Prepared> prepared;
    private final Map<String, TextEmbedding> vectors;
    private final AtomicBoolean remembered = new AtomicBoolean();

    EmbeddedBatch(Outcomes outcomes, List<Prepared> prepared, Map<String, TextEmbedding> vectors) {
        this.outcomes = outcomes;
        this.prepared = prepared;
        this.vectors = Map.copyOf(vectors);
    }

    /** What may be a predecessor of what comes after this batch. */
    List<Prepared> prepared() {
        return prepared;
    }

    /** By text. What is stored may ask for others, if somebody else remembered something meanwhile. */
    Map<String, TextEmbedding> vectors() {
        return vectors;
    }

    Outcomes outcomesOnce() {
        if (!remembered.compareAndSet(false, true)) {
            throw new IllegalStateException("a batch can be remembered once, and this one was already");
        }
        return outcomes;
    }
}
