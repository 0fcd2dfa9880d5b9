// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.recollect.memory.inference;

import org.jspecify.annotations.NullMarked;
