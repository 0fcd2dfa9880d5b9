// SPDX-License-Identifier: Apache-2.0

/** Experience store and keyword index in one SQLite file. */
@NullMarked
package dev.recollect.memory.store.sqlite;

import org.jspecify.annotations.NullMarked;
