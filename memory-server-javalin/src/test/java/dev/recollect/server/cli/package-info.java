// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.recollect.server.cli;

import org.jspecify.annotations.NullMarked;
