// SPDX-License-Identifier: Apache-2.0

/** What can be configured, where it is read from, and how the log is set up. */
@NullMarked
package dev.recollect.server.config;

import org.jspecify.annotations.NullMarked;
