// SPDX-License-Identifier: Apache-2.0
/** Into a memory and out of it in files: exports, lines of experiences, recall sets. Everything streams. */
@NullMarked
package dev.recollect.server.transfer;

import org.jspecify.annotations.NullMarked;
