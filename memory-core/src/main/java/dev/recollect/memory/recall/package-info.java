// SPDX-License-Identifier: Apache-2.0
/** Finding the experiences that matter now: candidates, signals, one explained score. */
@NullMarked
package dev.recollect.memory.recall;

import org.jspecify.annotations.NullMarked;
