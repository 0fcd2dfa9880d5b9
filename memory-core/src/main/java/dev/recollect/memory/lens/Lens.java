// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import dev.recollect.memory.affect.AffectBlend;

/**
 * How affect colours answers. Immutable.
 *
 * @param blend the weights of user, memories and self
 * @param valenceThreshold below it there is a preface
 * @param mode how it gets into an answer whose request does not say
 */
public record Lens(AffectBlend blend, double valenceThreshold, LensMode mode) {
    /** 0.5, 0.3, 0.2; −0.2; a preface. */
    public static final Lens DEFAULT = new Lens(AffectBlend.DEFAULT, Preface.DEFAULT_THRESHOLD, LensMode.PREFACE);
}
