// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.recollect.memory.hnsw;

import org.jspecify.annotations.NullMarked;
