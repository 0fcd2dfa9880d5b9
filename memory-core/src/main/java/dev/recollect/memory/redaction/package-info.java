// SPDX-License-Identifier: Apache-2.0
/** Secrets are taken out of texts before anything else sees them. */
@NullMarked
package dev.recollect.memory.redaction;

import org.jspecify.annotations.NullMarked;
