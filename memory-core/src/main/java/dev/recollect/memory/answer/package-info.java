// SPDX-License-Identifier: Apache-2.0
/** One exchange from question to remembered answer: recall, draft, style, cite, remember, reflect. */
@NullMarked
package dev.recollect.memory.answer;

import org.jspecify.annotations.NullMarked;
