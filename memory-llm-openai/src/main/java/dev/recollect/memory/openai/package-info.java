// SPDX-License-Identifier: Apache-2.0

/** The room of the chat model for OpenAI and every compatible endpoint; empty yet. */
@NullMarked
package dev.recollect.memory.openai;

import org.jspecify.annotations.NullMarked;
