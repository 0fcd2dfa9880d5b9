// SPDX-License-Identifier: Apache-2.0

/** Embedding model and affect detector that run on this machine, on ONNX Runtime. */
@NullMarked
package dev.recollect.memory.onnx;

import org.jspecify.annotations.NullMarked;
