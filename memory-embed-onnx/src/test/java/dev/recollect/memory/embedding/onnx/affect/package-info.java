// SPDX-License-Identifier: Apache-2.0
@NullMarked
package dev.recollect.memory.embedding.onnx.affect;

import org.jspecify.annotations.NullMarked;
