// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The tokens of one text, without markers, and where its words and sentences begin.
 *
 * <p>Immutable once built; safe for use by multiple threads.
 */
final class TokenSequence {

    private final int[] ids;
    private final BitSet wordStarts;
    private final BitSet sentenceStarts;

    private TokenSequence(int[] ids, BitSet wordStarts, BitSet sentenceStarts) {
        this.ids = ids;
        this.wordStarts = wordStarts;
        this.sentenceStarts = sentenceStarts;
    }

    int size() {
        return ids.length;
    }

    int[] ids() {
        return ids.clone();
    }

    int[] ids(int from, int to) {
        return Arrays.copyOfRange(ids, from, to);
    }

    /** The last start of a sentence from {@code from} to {@code to}, both included, or -1. */
    int lastSentenceStart(int from, int to) {
        return last(sentenceStarts, from, to);
    }

    /** The first start of a sentence from {@code from} to {@code to}, both included, or -1. */
    int firstSentenceStart(int from, int to) {
        return first(sentenceStarts, from, to);
    }

    /** The last start of a word from {@code from} to {@code to}, both included, or -1. */
    int lastWordStart(int from, int to) {
        return last(wordStarts, from, to);
    }

    /** The first start of a word from {@code from} to {@code to}, both included, or -1. */
    int firstWordStart(int from, int to) {
        return first(wordStarts, from, to);
    }

    private static int last(BitSet starts, int from, int to) {
        int start = starts.previousSetBit(to);
        return start >= from ? start : -1;
    }

    private static int first(BitSet starts, int from, int to) {
        int start = starts.nextSetBit(from);
        return start <= to ? start : -1;
    }

    /** Collects tokens from left to right. Confined to one thread. */
    static final class Builder {

        private int[] ids = new int[64];
        private int size;
        private final BitSet wordStarts = new BitSet();
        private final BitSet sentenceStarts = new BitSet();
        private boolean sentenceEnded = true;
        private boolean mayEnd;

        /** White space was met; it ends a sentence after its closing mark, or by itself when it breaks the line. */
        void gap(boolean lineBreak) {
            sentenceEnded |= lineBreak || mayEnd;
        }

        void beginWord() {
            wordStarts.set(size);
            if (sentenceEnded) {
                sentenceStarts.set(size);
            }
            sentenceEnded = false;
            mayEnd = false;
        }

        void sentenceMayEnd(int mark) {
            mayEnd = Characters.endsSentence(mark);
            sentenceEnded = mayEnd && mark > 0x3000; // East Asian marks need no space after them
        }

        void add(int id) {
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, size * 2);
            }
            ids[size++] = id;
        }

        int size() {
            return size;
        }

        void truncate(int newSize) {
            size = newSize;
        }

        TokenSequence build() {
            return new TokenSequence(Arrays.copyOf(ids, size), wordStarts, sentenceStarts);
        }
    }
}
