// SPDX-License-Identifier: Apache-2.0

/** The room of the vector index for scopes too large for exact search; empty yet. */
@NullMarked
package dev.recollect.memory.hnsw;

import org.jspecify.annotations.NullMarked;
