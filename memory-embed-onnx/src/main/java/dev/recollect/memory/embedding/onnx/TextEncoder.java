// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import dev.recollect.memory.embedding.EmbeddingException;
import dev.recollect.memory.embedding.Purpose;
import java.util.List;

/**
 * Turns a text into the inputs of the runs that embed it. Immutable; safe for use by multiple threads.
 *
 * @param tokenizer adds no markers
 * @param query what stands around a text that asks
 * @param passage what stands around a text that is stored
 */
record TextEncoder(WordPieceTokenizer tokenizer, Frame query, Frame passage) {

    /**
     * The encoder of a model.
     *
     * @throws EmbeddingException if a prefix leaves too little of the window
     */
    static TextEncoder of(TokenizerFile file, Recipe recipe) {
        return new TextEncoder(
                file.tokenizer(), Frame.of(recipe, Purpose.QUERY, file), Frame.of(recipe, Purpose.PASSAGE, file));
    }

    /** One input for each chunk, in the order of the text; at least one. */
    List<int[]> inputs(String text, Purpose purpose) {
        Frame frame = switch (purpose) {
            case QUERY -> query;
            case PASSAGE -> passage;
        };
        return frame.inputs(tokenizer.tokenize(text));
    }
}
