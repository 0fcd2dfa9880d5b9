// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.Limits;
import org.jspecify.annotations.Nullable;

/**
 * Two texts whose facts are to be compared.
 *
 * @param draft the answer as it was drafted, required
 * @param styled the same answer in another tone, required
 * @param user whose request it is; bears on nothing here
 */
public record GuardTextsJson(
        @Nullable String draft,
        @Nullable String styled,
        @Nullable String user) {
    /**
     * The draft.
     *
     * @return a text within the bounds
     * @throws dev.recollect.memory.InvalidInputException if there is none, or it is too long
     */
    public String requiredDraft() {
        return bounded("draft", draft);
    }

    /**
     * The styled answer.
     *
     * @return a text within the bounds
     * @throws dev.recollect.memory.InvalidInputException if there is none, or it is too long
     */
    public String requiredStyled() {
        return bounded("styled", styled);
    }

    private static String bounded(String field, @Nullable String text) {
        return Limits.requireText(field, Required.of(field, text), Limits.TEXT_CHARS);
    }
}
