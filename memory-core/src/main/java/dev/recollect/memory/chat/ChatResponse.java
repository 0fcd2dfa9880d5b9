// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.chat;

/**
 * What a model answered. Immutable.
 *
 * @param text the answer, not blank
 * @param usage the tokens it took
 */
public record ChatResponse(String text, Usage usage) {}
