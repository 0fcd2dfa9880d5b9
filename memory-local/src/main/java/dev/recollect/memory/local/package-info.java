// SPDX-License-Identifier: Apache-2.0

/** The memory of one folder on this machine, opened with one call. */
@NullMarked
package dev.recollect.memory.local;

import org.jspecify.annotations.NullMarked;
