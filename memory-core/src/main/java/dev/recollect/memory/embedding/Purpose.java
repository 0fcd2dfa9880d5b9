// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding;

/** What a text is embedded for; some models put another prefix before a question than before what may answer it. */
public enum Purpose {
    /** A text that asks. */
    QUERY,
    /** A text that is stored and found. */
    PASSAGE
}
