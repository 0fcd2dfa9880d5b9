// SPDX-License-Identifier: Apache-2.0
/** What an assistant lived through: the immutable experience, its parts and its digest. */
@NullMarked
package dev.recollect.memory.experience;

import org.jspecify.annotations.NullMarked;
