// SPDX-License-Identifier: Apache-2.0
/** How affect went over time. */
@NullMarked
package dev.recollect.memory.trajectory;

import org.jspecify.annotations.NullMarked;
