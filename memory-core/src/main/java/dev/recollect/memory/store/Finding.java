// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store;

/**
 * Something that verification found wrong. Immutable.
 *
 * @param what what was checked: {@code digest}, {@code link}, {@code chain}, {@code store}, {@code projection}
 * @param where the place: an experience id, a scope and position, a table, a projection
 * @param detail what was expected and what is there; never content
 */
public record Finding(String what, String where, String detail) {
    @Override
    public String toString() {
        return what + " " + where + ": " + detail;
    }
}
