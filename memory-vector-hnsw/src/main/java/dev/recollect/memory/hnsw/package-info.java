// SPDX-License-Identifier: Apache-2.0

/** A vector index for scopes of any size: exact below a threshold, a graph (HNSW) above. */
@NullMarked
package dev.recollect.memory.hnsw;

import org.jspecify.annotations.NullMarked;
