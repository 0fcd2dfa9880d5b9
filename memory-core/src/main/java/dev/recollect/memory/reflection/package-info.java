// SPDX-License-Identifier: Apache-2.0
/** What is noted after an answer. */
@NullMarked
package dev.recollect.memory.reflection;

import org.jspecify.annotations.NullMarked;
