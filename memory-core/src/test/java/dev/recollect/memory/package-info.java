// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.recollect.memory;

import org.jspecify.annotations.NullMarked;
