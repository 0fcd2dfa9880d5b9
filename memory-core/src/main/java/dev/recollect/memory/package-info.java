// SPDX-License-Identifier: Apache-2.0
/** The memory of an AI application: {@code Memory} remembers, recalls, answers and forgets. */
@NullMarked
package dev.recollect.memory;

import org.jspecify.annotations.NullMarked;
