// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck.flow;

import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectDetector;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.embedding.Embedding;
import java.util.List;
import java.util.Random;

/** Reads any affect from any text, by chance: what a text says tells nothing. Confined to one thread at a time. */
final class Felt implements AffectDetector {
    private final Random random;

    Felt(long seed) {
        random = new Random(seed);
    }

    @Override
    public String id() {
        return "felt";
    }

    @Override
    public AffectReading read(String text, Embedding passage) {
        Affect affect = new Affect(within(-1, 1), within(0, 1), within(-1, 1));
        return new AffectReading(affect, List.of("felt"), within(0, 1), within(0, 1), id());
    }

    private double within(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }
}
