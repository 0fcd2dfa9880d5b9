// SPDX-License-Identifier: Apache-2.0
/** Sessions told as narratives: what is told together, by whom, and how feeling went. */
@NullMarked
package dev.recollect.memory.narrative;

import org.jspecify.annotations.NullMarked;
