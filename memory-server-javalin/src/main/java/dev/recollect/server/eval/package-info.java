// SPDX-License-Identifier: Apache-2.0
/** How well memory recalls, measured on recall sets: the metrics, the run, the report. */
@NullMarked
package dev.recollect.server.eval;

import org.jspecify.annotations.NullMarked;
