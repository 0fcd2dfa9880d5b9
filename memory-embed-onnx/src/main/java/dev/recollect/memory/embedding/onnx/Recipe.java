// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import dev.recollect.memory.embedding.Purpose;

/**
 * What a model's files do not say of how it wants to be used.
 *
 * @param pooling how token vectors become one
 * @param queryPrefix stands before a text that asks
 * @param passagePrefix stands before a text that is stored
 * @param windowTokens the most tokens of one run, markers and prefix included
 */
record Recipe(Pooling pooling, String queryPrefix, String passagePrefix, int windowTokens) {

    /** Everything that a vector depends on, in a form that does not change from release to release. */
    String canonical() {
        return String.join("\u0000", pooling.name(), queryPrefix, passagePrefix, Integer.toString(windowTokens));
    }

    String prefix(Purpose purpose) {
        return switch (purpose) {
            case QUERY -> queryPrefix;
            case PASSAGE -> passagePrefix;
        };
    }
}
