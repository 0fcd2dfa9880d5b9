// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

/**
 * What the cues of a line tell together. Immutable.
 *
 * @param valence from -1 to 1
 * @param arousal from -1 to 1, 0 being ordinary
 * @param dominance from -1 to 1
 * @param evidence how much there is for the valence, from 0: one plain word of feeling weighs some 0.6
 * @param arousalEvidence the same for the arousal
 * @param excitement what marks, capitals and stretched letters add to the arousal, from 0
 * @param ordinary how much of what else is read from the line should be believed, from 0 to 1: little of a line that is
 *     technical or reported
 * @param doubt whether, from 0 to 1, what is read faintly should not be believed: of a question or a request
 * @param telling whether they tell what words alone do not: by signs, negation, stress, wishes, idioms, misspelt words
 * @param softened whether the feelings are told with reserve, or in both directions
 * @param self whether the line speaks of its writer
 * @param words how many words the line has
 */
record Cues(
        double valence,
        double arousal,
        double dominance,
        double evidence,
        double arousalEvidence,
        double excitement,
        double ordinary,
        double doubt,
        boolean telling,
        boolean softened,
        boolean self,
        int words) {

    /** Of a text in which no cues were looked for. */
    static Cues none(int words) {
        return new Cues(0, 0, 0, 0, 0, 0, 1, 0, false, false, false, words);
    }
}
