// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.recollect.server.transfer;

import org.jspecify.annotations.NullMarked;
