// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import dev.recollect.memory.embedding.EmbeddingException;
import dev.recollect.memory.embedding.Purpose;
import java.util.List;

/**
 * What stands around the tokens of every chunk: the marker at the start and the purpose's prefix, the marker at the
 * end. Immutable.
 */
final class Frame {

    private final int[] head;
    private final int sepId;
    private final TokenWindows windows;

    private Frame(int[] head, int sepId, TokenWindows windows) {
        this.head = head;
        this.sepId = sepId;
        this.windows = windows;
    }

    /**
     * The frame of a purpose.
     *
     * @throws EmbeddingException if the prefix leaves less than half of the window to the text
     */
    static Frame of(Recipe recipe, Purpose purpose, TokenizerFile file) {
        int[] prefix = file.tokenizer().tokenize(recipe.prefix(purpose)).ids();
        int[] head = new int[1 + prefix.length];
        head[0] = file.clsId();
        System.arraycopy(prefix, 0, head, 1, prefix.length);
        int capacity = recipe.windowTokens() - head.length - 1;
        if (capacity < recipe.windowTokens() / 2) {
            throw new EmbeddingException("a prefix must leave half of the window of " + recipe.windowTokens()
                    + " tokens to the text, but leaves " + capacity);
        }
        return new Frame(head, file.sepId(), new TokenWindows(capacity));
    }

    /** The inputs of the runs that embed a text, in its order; at least one. */
    List<int[]> inputs(TokenSequence tokens) {
        return windows.split(tokens).stream().map(this::framed).toList();
    }

    private int[] framed(int[] chunk) {
        int[] input = new int[head.length + chunk.length + 1];
        System.arraycopy(head, 0, input, 0, head.length);
        System.arraycopy(chunk, 0, input, head.length, chunk.length);
        input[input.length - 1] = sepId;
        return input;
    }
}
