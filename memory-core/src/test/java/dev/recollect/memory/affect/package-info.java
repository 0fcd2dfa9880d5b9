// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.recollect.memory.affect;

import org.jspecify.annotations.NullMarked;
