// SPDX-License-Identifier: Apache-2.0
/** Facts that a model distils from conversations, as inferences with their support. */
@NullMarked
package dev.recollect.memory.inference;

import org.jspecify.annotations.NullMarked;
