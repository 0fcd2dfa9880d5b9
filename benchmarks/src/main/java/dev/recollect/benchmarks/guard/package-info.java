// SPDX-License-Identifier: Apache-2.0
/** Makes the word vectors of the fact guard. */
@NullMarked
package dev.recollect.benchmarks.guard;

import org.jspecify.annotations.NullMarked;
