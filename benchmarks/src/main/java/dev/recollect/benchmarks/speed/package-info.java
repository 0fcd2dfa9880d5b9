// SPDX-License-Identifier: Apache-2.0
/** How long things take, beside what others offer for the same; each figure with what it finds. */
@NullMarked
package dev.recollect.benchmarks.speed;

import org.jspecify.annotations.NullMarked;
