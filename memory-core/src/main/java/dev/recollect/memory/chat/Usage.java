// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.chat;

import dev.recollect.memory.Limits;
import java.nio.charset.StandardCharsets;

/**
 * Tokens of one call. Immutable.
 *
 * @param inputTokens tokens read, at least 0
 * @param outputTokens tokens written, at least 0
 */
public record Usage(long inputTokens, long outputTokens) {
    /** No model was called. */
    public static final Usage NONE = new Usage(0, 0);

    /** Checks the counts. */
    public Usage {
        Limits.requireRange("input_tokens", (double) inputTokens, 0, Long.MAX_VALUE);
        Limits.requireRange("output_tokens", (double) outputTokens, 0, Long.MAX_VALUE);
    }

    /**
     * What two calls took.
     *
     * @param other the other call
     * @return the sums
     */
    public Usage plus(Usage other) {
        return new Usage(inputTokens + other.inputTokens, outputTokens + other.outputTokens);
    }

    /**
     * The tokens of a text where no provider reports them: a quarter of its UTF-8 bytes, rounded up.
     *
     * @param text any text
     * @return the estimate
     */
    public static int estimatedTokens(String text) {
        return (text.getBytes(StandardCharsets.UTF_8).length + 3) / 4;
    }
}
