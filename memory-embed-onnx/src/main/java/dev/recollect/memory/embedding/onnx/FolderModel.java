// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import java.nio.file.Path;

/**
 * An embedding model in a folder of the caller's: {@code model.onnx} of BERT's family and its {@code tokenizer.json}
 * of type WordPiece. The files must not change while the model is open. Immutable.
 *
 * <p>Unless said otherwise: mean pooling, no prefixes, a window of {@value #DEFAULT_WINDOW_TOKENS} tokens.
 */
public final class FolderModel implements ModelChoice {

    /** Tokens of one run unless said otherwise: what models of BERT's family have positions for. */
    public static final int DEFAULT_WINDOW_TOKENS = 512;

    /** The least and the most tokens that a window may have. */
    static final int MIN_WINDOW_TOKENS = 64;

    static final int MAX_WINDOW_TOKENS = 8_192;
    static final int MAX_PREFIX_CHARS = 200;

    private final Path folder;
    private final Recipe recipe;

    private FolderModel(Path folder, Recipe recipe) {
        this.folder = folder;
        this.recipe = recipe;
    }

    /**
     * The model of a folder. The files are looked at when the model is opened.
     *
     * @param folder holds {@code model.onnx} and {@code tokenizer.json}
     * @return the choice, with the defaults
     */
    public static FolderModel of(Path folder) {
        return new FolderModel(
                folder.toAbsolutePath().normalize(), new Recipe(Pooling.MEAN, "", "", DEFAULT_WINDOW_TOKENS));
    }

    /**
     * The same folder with another pooling.
     *
     * @param pooling how token vectors become one
     * @return a new choice
     */
    public FolderModel withPooling(Pooling pooling) {
        return new FolderModel(
                folder, new Recipe(pooling, recipe.queryPrefix(), recipe.passagePrefix(), recipe.windowTokens()));
    }

    /**
     * The same folder with prefixes, which are tokenised apart from the texts they stand before.
     *
     * @param query before a text that asks, at most 200 characters
     * @param passage before a text that is stored, at most 200 characters
     * @return a new choice
     * @throws IllegalArgumentException if one is too long
     */
    public FolderModel withPrefixes(String query, String passage) {
        return new FolderModel(
                folder,
                new Recipe(
                        recipe.pooling(),
                        requirePrefix("query", query),
                        requirePrefix("passage", passage),
                        recipe.windowTokens()));
    }

    /**
     * The same folder with another window.
     *
     * @param tokens the most tokens of one run, markers and prefix included, from 64 to 8192; opening checks that the
     *     model takes as many
     * @return a new choice
     * @throws IllegalArgumentException if the number is out of range
     */
    public FolderModel withWindow(int tokens) {
        if (tokens < MIN_WINDOW_TOKENS || tokens > MAX_WINDOW_TOKENS) {
            throw new IllegalArgumentException("the window must be between " + MIN_WINDOW_TOKENS + " and "
                    + MAX_WINDOW_TOKENS + " tokens, but was " + tokens);
        }
        return new FolderModel(
                folder, new Recipe(recipe.pooling(), recipe.queryPrefix(), recipe.passagePrefix(), tokens));
    }

    private static String requirePrefix(String which, String prefix) {
        if (prefix.length() > MAX_PREFIX_CHARS) {
            throw new IllegalArgumentException("the " + which + " prefix must be at most " + MAX_PREFIX_CHARS
                    + " characters, but has " + prefix.length());
        }
        return prefix;
    }

    Path folder() {
        return folder;
    }

    Recipe recipe() {
        return recipe;
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
