// SPDX-License-Identifier: Apache-2.0
/** When sessions begin and end, and which one a turn belongs to when nobody says. */
@NullMarked
package dev.recollect.memory.session;

import org.jspecify.annotations.NullMarked;
