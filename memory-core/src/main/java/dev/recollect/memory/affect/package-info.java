// SPDX-License-Identifier: Apache-2.0
/** Feeling as three numbers: what a text sounds like and how readings are blended. */
@NullMarked
package dev.recollect.memory.affect;

import org.jspecify.annotations.NullMarked;
