// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import java.util.List;

/**
 * What a recall set holds, known before its turns are read. Immutable.
 *
 * @param name the set's name
 * @param conversations the ids of its conversations, each once, in order
 * @param turns how many turns there are
 * @param questions how many questions there are
 */
public record RecallSetOutline(String name, List<String> conversations, long turns, long questions) {
    /** Copies the list. */
    public RecallSetOutline {
        conversations = List.copyOf(conversations);
    }
}
