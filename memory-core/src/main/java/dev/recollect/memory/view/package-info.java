// SPDX-License-Identifier: Apache-2.0
/** Re-readings of experiences under a named lens, with the difference that each makes. */
@NullMarked
package dev.recollect.memory.view;

import org.jspecify.annotations.NullMarked;
