// SPDX-License-Identifier: Apache-2.0
/** What an experience comes from, and what was made of it. */
@NullMarked
package dev.recollect.memory.lineage;

import org.jspecify.annotations.NullMarked;
