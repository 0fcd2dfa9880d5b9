// SPDX-License-Identifier: Apache-2.0

@NullMarked
package dev.recollect.server.http;

import org.jspecify.annotations.NullMarked;
