// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

/**
 * What a word, phrase or sign tells of its writer's feeling. Immutable.
 *
 * @param kind in what way it tells
 * @param valence from -1 to 1; of {@link Kind#TIMES} the factor
 * @param arousal from -1 to 1, 0 being ordinary
 * @param dominance from -1 to 1
 */
record Cue(Kind kind, double valence, double arousal, double dominance) {
    /** In what way a cue tells. */
    enum Kind {
        /** An emoji or emoticon. */
        SIGN(3),
        /** It names a feeling or what causes one. */
        FEEL(3),
        /** The same where somebody speaks of self, something else in technical and matter-of-fact lines. */
        HINT(3),
        /** It makes the next feeling stronger or weaker. */
        TIMES(1),
        /** It turns what follows. */
        NOT(0),
        /** What follows counts more than what was said before. */
        TURN(0),
        /** What follows is not so. */
        WISH(1),
        /** What follows is somebody else's. */
        REPORT(0),
        /** It says nothing, whatever its words say alone. */
        NONE(0),
        /** A greeting. */
        GREET(0);

        private final int numbers;

        Kind(int numbers) {
            this.numbers = numbers;
        }

        /** How many numbers a line of such cues has. */
        int numbers() {
            return numbers;
        }
    }

    /** Whether it counts as a feeling of its own. */
    boolean feels() {
        return kind == Kind.SIGN || kind == Kind.FEEL || kind == Kind.HINT;
    }
}
