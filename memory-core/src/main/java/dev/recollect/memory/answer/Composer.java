// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

/** Composes answers in one mode. What a listener hears is the text. */
interface Composer {
    Composed compose(Composition composition);
}
