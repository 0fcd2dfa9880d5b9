// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.answer;

import dev.recollect.memory.chat.Usage;

/**
 * What a responder wrote. Immutable.
 *
 * @param text the text, with {@code [n]} where a sentence uses the n-th memory
 * @param quoting whether it consists of quotes from memory, so that storing it would remember the same things again
 * @param usage tokens it took
 */
public record Draft(String text, boolean quoting, Usage usage) {}
