// SPDX-License-Identifier: Apache-2.0

/** The shapes of HTTP bodies and of the command line's JSON, apart from the domain: snake_case, read strictly. */
@NullMarked
package dev.recollect.server.json;

import org.jspecify.annotations.NullMarked;
