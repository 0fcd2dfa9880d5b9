// SPDX-License-Identifier: Apache-2.0

@NullMarked
package dev.recollect.server.json;

import org.jspecify.annotations.NullMarked;
