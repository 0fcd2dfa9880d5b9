// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.affect;

import dev.recollect.memory.embedding.Embedding;

/** The named choice of not reading affect: every text is neutral with confidence 0. Immutable. */
public final class NeutralAffectDetector implements AffectDetector {
    /** Creates the detector. */
    public NeutralAffectDetector() {}

    @Override
    public String id() {
        return "neutral";
    }

    @Override
    public AffectReading read(String text, Embedding passage) {
        return AffectReading.neutral(id());
    }
}
