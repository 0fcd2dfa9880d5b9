// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx.affect;

/**
 * Cuts a text into overlapping pieces, each of which falls into one of a fixed number of buckets: the runs of one to five
 * characters within a word and its bounds, the words, and the pairs of words that follow each other. A bucket stands for all
 * the pieces that fall into it. In lower case. Pure.
 *
 * <p>Public because what trains the weights of the buckets must cut alike.
 */
public final class NGrams {
    /** The number of buckets of runs of characters; those of words follow. */
    public static final int RUN_BUCKETS = 1 << 14;

    /** The number of buckets of words and pairs. */
    public static final int WORD_BUCKETS = 1 << 13;

    /** The number of all buckets. */
    public static final int BUCKETS = RUN_BUCKETS + WORD_BUCKETS;

    private static final int RUN_MOST = 5;
    private static final char BOUND = ' ';
    private static final int PRIME = 0x01000193;
    private static final int SEED = 0x811C9DC5;

    private NGrams() {}

    /** Takes in buckets. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes a bucket.
         *
         * @param bucket from 0 to {@link #BUCKETS} - 1
         */
        void accept(int bucket);
    }

    /**
     * Cuts a text.
     *
     * @param text of any length
     * @param sink is given a bucket for every piece, as often as the piece occurs
     * @return the number of pieces
     */
    public static int cut(String text, Sink sink) {
        int pieces = 0;
        int before = 0;
        int at = 0;
        while (at < text.length()) {
            if (!Character.isLetterOrDigit(text.charAt(at))) {
                if (!Character.isWhitespace(text.charAt(at))) {
                    pieces += runs(text, at, at + 1, sink);
                }
                at++;
                continue;
            }
            int end = at;
            int word = SEED;
            while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                word = mixed(word, text.charAt(end));
                end++;
            }
            pieces += runs(text, at, end, sink);
            sink.accept(RUN_BUCKETS + bucket(word, WORD_BUCKETS));
            pieces++;
            if (before != 0) {
                sink.accept(RUN_BUCKETS + bucket(before * 31 + word, WORD_BUCKETS));
                pieces++;
            }
            before = word;
            at = end;
        }
        return pieces;
    }

    /* All runs that begin in the word or at the bound before it. */
    private static int runs(String text, int from, int to, Sink sink) {
        int pieces = 0;
        for (int start = from - 1; start < to; start++) {
            int hash = SEED;
            for (int end = start; end <= to && end < start + RUN_MOST; end++) {
                hash = mixed(hash, end < from || end == to ? BOUND : text.charAt(end));
                if (end > start || end >= from) {
                    sink.accept(bucket(hash, RUN_BUCKETS));
                    pieces++;
                }
            }
        }
        return pieces;
    }

    private static int mixed(int hash, char c) {
        return (hash ^ Character.toLowerCase(c)) * PRIME;
    }

    /* The upper bits of a multiplied hash are the well mixed ones. */
    private static int bucket(int hash, int buckets) {
        return ((hash * 0x9E3779B1) >>> 8) % buckets;
    }
}
