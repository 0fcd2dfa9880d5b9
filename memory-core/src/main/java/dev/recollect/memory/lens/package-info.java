// SPDX-License-Identifier: Apache-2.0
/** How affect colours the tone of an answer, and nothing else. Pure. */
@NullMarked
package dev.recollect.memory.lens;

import org.jspecify.annotations.NullMarked;
