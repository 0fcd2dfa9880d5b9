// SPDX-License-Identifier: Apache-2.0
/** The way of an experience into the store: checked, redacted, embedded, read, appended. */
@NullMarked
package dev.recollect.memory.remember;

import org.jspecify.annotations.NullMarked;
