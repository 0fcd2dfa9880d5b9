// SPDX-License-Identifier: Apache-2.0

/** The program: command line and server over a local memory. */
@NullMarked
package dev.recollect.server;

import org.jspecify.annotations.NullMarked;
