// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text that is longer than a model's window into overlapping chunks. Every token is in at least one.
 *
 * <p>A chunk ends before a sentence if one begins in its second half, else before a word; the next begins an eighth of
 * the window earlier, at a sentence if one begins there, else at a word.
 *
 * @param capacity tokens of one chunk
 */
record TokenWindows(int capacity) {

    private static final int OVERLAP_SHARE = 8;

    List<int[]> split(TokenSequence tokens) {
        List<int[]> chunks = new ArrayList<>();
        int start = 0;
        while (tokens.size() - start > capacity) {
            int end = end(tokens, start);
            chunks.add(tokens.ids(start, end));
            start = nextStart(tokens, end);
        }
        chunks.add(tokens.ids(start, tokens.size()));
        return chunks;
    }

    private int end(TokenSequence tokens, int start) {
        int earliest = start + capacity / 2;
        int latest = start + capacity;
        int sentence = tokens.lastSentenceStart(earliest, latest);
        int word = sentence >= 0 ? sentence : tokens.lastWordStart(earliest, latest);
        return word >= 0 ? word : latest;
    }

    private int nextStart(TokenSequence tokens, int end) {
        int earliest = end - capacity / OVERLAP_SHARE;
        int sentence = tokens.firstSentenceStart(earliest, end - 1);
        int word = sentence >= 0 ? sentence : tokens.firstWordStart(earliest, end - 1);
        return word >= 0 ? word : end;
    }
}
