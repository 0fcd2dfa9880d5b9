// SPDX-License-Identifier: Apache-2.0
/** Projections of the store: vectors and words, found fast and always rebuildable. */
@NullMarked
package dev.recollect.memory.index;

import org.jspecify.annotations.NullMarked;
