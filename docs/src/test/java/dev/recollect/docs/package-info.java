// SPDX-License-Identifier: Apache-2.0

/** What holds for the repository as a whole: its arrows, its sizes, its manual. */
@NullMarked
package dev.recollect.docs;

import org.jspecify.annotations.NullMarked;
