// SPDX-License-Identifier: Apache-2.0
/** The truth: the append-only store of experiences, its change feed, erasure and chain. */
@NullMarked
package dev.recollect.memory.store;

import org.jspecify.annotations.NullMarked;
