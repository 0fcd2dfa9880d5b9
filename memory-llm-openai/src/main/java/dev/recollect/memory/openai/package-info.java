// SPDX-License-Identifier: Apache-2.0

/** Chat models behind OpenAI's protocol: OpenAI itself and every compatible endpoint. */
@NullMarked
package dev.recollect.memory.openai;

import org.jspecify.annotations.NullMarked;
