// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.lens;

/**
 * Something that an answer states and that its style must not touch.
 *
 * @param kind what it is
 * @param text how it is said, numbers and dates in plain form
 */
public record Fact(FactKind kind, String text) {}
