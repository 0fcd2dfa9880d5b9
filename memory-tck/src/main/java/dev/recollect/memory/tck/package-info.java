// SPDX-License-Identifier: Apache-2.0

/** Contracts that every implementation of an interface of the core is held to, and deterministic fakes. */
@NullMarked
package dev.recollect.memory.tck;

import org.jspecify.annotations.NullMarked;
