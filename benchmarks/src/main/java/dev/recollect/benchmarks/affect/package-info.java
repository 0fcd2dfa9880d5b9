// SPDX-License-Identifier: Apache-2.0
/** The training of the weights that read affect from an embedding. */
@NullMarked
package dev.recollect.benchmarks.affect;

import org.jspecify.annotations.NullMarked;
