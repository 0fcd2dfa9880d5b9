// SPDX-License-Identifier: Apache-2.0
/**
 * Embedding models on ONNX Runtime, and the affect detector that reads their vectors.
 *
 * <p>Start at {@link dev.recollect.memory.embedding.onnx.OnnxEmbeddingModel}.
 */
@NullMarked
package dev.recollect.memory.embedding.onnx;

import org.jspecify.annotations.NullMarked;
