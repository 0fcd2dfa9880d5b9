// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.recollect.benchmarks.guard;

import org.jspecify.annotations.NullMarked;
