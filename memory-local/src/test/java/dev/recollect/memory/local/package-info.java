// SPDX-License-Identifier: Apache-2.0

/** Opening a folder, as an application does. */
@NullMarked
package dev.recollect.memory.local;

import org.jspecify.annotations.NullMarked;
