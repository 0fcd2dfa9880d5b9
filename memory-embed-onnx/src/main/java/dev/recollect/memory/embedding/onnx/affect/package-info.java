// SPDX-License-Identifier: Apache-2.0
/**
 * How a text feels: a trained network over its embedding, and the cues of its words.
 *
 * <p>Start at {@link dev.recollect.memory.embedding.onnx.affect.TrainedAffectDetector}.
 */
@NullMarked
package dev.recollect.memory.embedding.onnx.affect;

import org.jspecify.annotations.NullMarked;
