// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.affect;

/**
 * What came right before a text in its conversation, as far as it bears on how the text is meant. Immutable.
 *
 * @param affect how the one felt who spoke before
 * @param last what was said last: the reply, if that turn was an exchange with one
 */
public record Preceding(Affect affect, String last) {}
