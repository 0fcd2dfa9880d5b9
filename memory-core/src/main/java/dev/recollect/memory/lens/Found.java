// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

/**
 * A fact where it stands.
 *
 * @param at the place of its first token
 * @param optional whether it may be left out or put in, as "one" may be: it only answers for another
 */
record Found(FactKind kind, Value value, String text, int at, boolean optional) {
    Difference certain() {
        return Difference.certain(kind, text.strip());
    }

    Difference difference() {
        return new Difference(new Fact(kind, text.strip()), at, at + 1, Mark.IDIOM, Mark.IDIOM, false);
    }
}
