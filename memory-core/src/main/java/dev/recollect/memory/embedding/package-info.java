// SPDX-License-Identifier: Apache-2.0
/** Texts as unit vectors: the embedding model and what it yields. */
@NullMarked
package dev.recollect.memory.embedding;

import org.jspecify.annotations.NullMarked;
