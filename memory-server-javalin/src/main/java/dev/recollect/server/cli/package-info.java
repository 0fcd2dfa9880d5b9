// SPDX-License-Identifier: Apache-2.0
/** The command line: one class a command, over the facade. Results on standard output, all else on standard error. */
@NullMarked
package dev.recollect.server.cli;

import org.jspecify.annotations.NullMarked;
