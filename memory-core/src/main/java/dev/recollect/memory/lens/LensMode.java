// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

import dev.recollect.memory.InvalidInputException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How affect gets into an answer. */
public enum LensMode {
    /** Words of sympathy stand before the draft, which is not touched. */
    PREFACE,
    /** The language model rewrites the draft in the style; the fact guard compares both. */
    RESTYLE,
    /** The language model is told the style when it drafts; there is nothing to compare with. */
    PROMPT;

    /**
     * The name that goes out.
     *
     * @return the name in lower case
     */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * A mode by its name.
     *
     * @param wireName as {@link #wireName()} gives it
     * @return the mode
     * @throws InvalidInputException if none has that name
     */
    public static LensMode of(String wireName) {
        return Stream.of(values())
                .filter(mode -> mode.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        "mode",
                        "must be one of "
                                + Stream.of(values()).map(LensMode::wireName).collect(Collectors.joining(", "))));
    }
}
