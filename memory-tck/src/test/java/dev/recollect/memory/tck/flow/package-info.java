// SPDX-License-Identifier: Apache-2.0
/** The flows of core from end to end, over the in-memory parts. */
@NullMarked
package dev.recollect.memory.tck.flow;

import org.jspecify.annotations.NullMarked;
