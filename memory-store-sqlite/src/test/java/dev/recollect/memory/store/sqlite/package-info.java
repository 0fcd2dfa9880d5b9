// SPDX-License-Identifier: Apache-2.0
/** Tests of the store and the keyword index on SQLite. */
@NullMarked
package dev.recollect.memory.store.sqlite;

import org.jspecify.annotations.NullMarked;
