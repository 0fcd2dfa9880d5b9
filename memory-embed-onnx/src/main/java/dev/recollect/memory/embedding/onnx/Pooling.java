// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

/** How the vectors of a text's tokens become the one vector of the text. */
public enum Pooling {
    /** The mean over all tokens, markers included. */
    MEAN,
    /** The vector of the marker {@code [CLS]} that stands first. */
    CLS
}
