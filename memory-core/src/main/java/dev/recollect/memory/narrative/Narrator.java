// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.narrative;

import java.util.Optional;

/** Tells what happened in a segment. May block. Safe for use by multiple threads. */
interface Narrator {
    /** The text, at most so many characters, and who told it. */
    Telling tell(Segment segment, int maxChars);

    /**
     * A segment, told.
     *
     * @param text not blank
     * @param narrator {@code extractive} or the id of a model
     * @param fallback why the model that was asked did not tell it: {@code model_failed}, {@code blank}, {@code too_long} or
     *     {@code malformed}
     */
    record Telling(String text, String narrator, Optional<String> fallback) {}
}
