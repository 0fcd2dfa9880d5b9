// SPDX-License-Identifier: Apache-2.0

/** The web page in a real browser, over a real server, store and embedding model. */
@NullMarked
package dev.recollect.server.page;

import org.jspecify.annotations.NullMarked;
