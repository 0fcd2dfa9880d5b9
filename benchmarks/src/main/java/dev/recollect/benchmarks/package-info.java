// SPDX-License-Identifier: Apache-2.0

/** Measurements of speed and quality, and the training of the weights that ship. */
@NullMarked
package dev.recollect.benchmarks;

import org.jspecify.annotations.NullMarked;
