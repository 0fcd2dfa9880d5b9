// SPDX-License-Identifier: Apache-2.0

/** How well recall finds what was said: sets of questions with known answers, their figures, the training of weights. */
@NullMarked
package dev.recollect.benchmarks.recall;

import org.jspecify.annotations.NullMarked;
