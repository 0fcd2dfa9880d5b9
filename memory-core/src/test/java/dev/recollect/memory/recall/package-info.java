// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.recollect.memory.recall;

import org.jspecify.annotations.NullMarked;
