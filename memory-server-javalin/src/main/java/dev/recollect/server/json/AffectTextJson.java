// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import org.jspecify.annotations.Nullable;

/**
 * A text whose affect is to be read.
 *
 * @param text the text, required
 * @param before what was said right before it
 * @param user whose request it is; bears on nothing here
 */
public record AffectTextJson(
        @Nullable String text,
        @Nullable String before,
        @Nullable String user) {
    /**
     * The text.
     *
     * @return the text, still to be checked
     * @throws dev.recollect.memory.InvalidInputException if there is none
     */
    public String required() {
        return Required.of("text", text);
    }
}
