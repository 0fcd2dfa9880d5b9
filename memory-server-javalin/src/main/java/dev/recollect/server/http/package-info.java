// SPDX-License-Identifier: Apache-2.0

/** HTTP over a memory: one class per resource, failures worded in one place. */
@NullMarked
package dev.recollect.server.http;

import org.jspecify.annotations.NullMarked;
