// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

/** Compares one side of two texts. Pure. */
@FunctionalInterface
interface Check {
    /** Notes what the first text states and the second does not, and the other way round. */
    void compare(Side draft, Side styled, Differences differences);
}
