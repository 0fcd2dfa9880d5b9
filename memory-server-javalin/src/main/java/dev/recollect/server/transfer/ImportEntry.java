// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.remember.RememberRequest;

/** What a line of a file asks for. */
sealed interface ImportEntry {
    /** The number of the line (or turn), from 1. */
    long line();

    /** Bytes of the file up to its end, as far as known. */
    long offset();

    /** Something to remember. */
    record Remember(long line, long offset, RememberRequest request) implements ImportEntry {}

    /** Something to take over as it was. */
    record Restore(long line, long offset, Experience experience) implements ImportEntry {}

    /** Something that breaks a rule. */
    record Rejected(long line, long offset, String detail) implements ImportEntry {}

    /** The remains of something erased: read, and not stored. */
    record Tombstone(long line, long offset) implements ImportEntry {}
}
