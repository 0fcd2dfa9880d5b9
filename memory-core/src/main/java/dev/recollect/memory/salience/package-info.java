// SPDX-License-Identifier: Apache-2.0
/** How much a memory matters by itself, whatever is asked. */
@NullMarked
package dev.recollect.memory.salience;

import org.jspecify.annotations.NullMarked;
