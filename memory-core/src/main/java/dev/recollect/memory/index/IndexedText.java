// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.index;

import dev.recollect.memory.experience.Content;
import java.util.Optional;

/** The texts of an experience as they are embedded and indexed: with their speaker in front. */
public final class IndexedText {
    private IndexedText() {}

    /**
     * The text that words are taken from, and that {@code CONTENT} stands for.
     *
     * @param content what is said
     * @return speaker + ": " + text, or the text where no one is named
     */
    public static String of(Content content) {
        return spoken(content.speaker(), content.text());
    }

    /**
     * The text that {@code CONTEXT} stands for: the turn with the turn before it.
     *
     * @param content what is said
     * @param predecessor the turn before, if there is one
     * @return both indexed texts, a newline between them
     */
    public static String inContext(Content content, Optional<Content> predecessor) {
        return predecessor.map(before -> of(before) + "\n").orElse("") + of(content);
    }

    private static String spoken(Optional<String> speaker, String text) {
        return speaker.map(name -> name + ": " + text).orElse(text);
    }
}
