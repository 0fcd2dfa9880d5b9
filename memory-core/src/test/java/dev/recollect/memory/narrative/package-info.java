// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.recollect.memory.narrative;

import org.jspecify.annotations.NullMarked;
