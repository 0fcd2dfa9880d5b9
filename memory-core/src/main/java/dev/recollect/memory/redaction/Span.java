// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.redaction;

/**
 * A stretch of a text that is a secret. Immutable.
 *
 * @param start where it begins
 * @param end where it ends, exclusive; what follows there is never a letter or digit that belongs to it
 * @param kind what it is, snake_case
 */
record Span(int start, int end, String kind) {}
