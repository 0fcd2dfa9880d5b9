// SPDX-License-Identifier: Apache-2.0
/**
 * Embedding models on ONNX Runtime.
 *
 * <p>Start at {@link dev.recollect.memory.embedding.onnx.OnnxEmbeddingModel}.
 */
@NullMarked
package dev.recollect.memory.embedding.onnx;

import org.jspecify.annotations.NullMarked;
