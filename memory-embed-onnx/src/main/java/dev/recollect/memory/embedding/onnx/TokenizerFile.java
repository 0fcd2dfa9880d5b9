// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import dev.recollect.memory.embedding.EmbeddingException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/**
 * What is read from a {@code tokenizer.json} of BERT's family. Its wishes for truncation and padding are not
 * followed: nothing of a text is cut off, and one text at a time needs no padding. Immutable.
 *
 * @param tokenizer the tokenizer, which adds no markers
 * @param clsId the marker at the start
 * @param sepId the marker at the end
 * @param largestId the greatest id of the vocabulary
 */
record TokenizerFile(WordPieceTokenizer tokenizer, int clsId, int sepId, int largestId) {

    private static final int WORD_LENGTH_MAX = 10_000;

    /**
     * Reads the file.
     *
     * @throws EmbeddingException if it is broken or asks for another kind of tokenizer
     */
    static TokenizerFile read(ModelSource source) {
        try (InputStream in = source.openTokenizer()) {
            return parse(JsonObject.read("tokenizer.json of " + source.id(), in));
        } catch (IOException e) {
            throw new EmbeddingException("cannot read tokenizer.json of " + source.id(), e);
        }
    }

    private static TokenizerFile parse(JsonObject root) {
        requireType(root, "normalizer", "BertNormalizer");
        requireType(root, "pre_tokenizer", "BertPreTokenizer");
        requireType(root, "model", "WordPiece");
        for (JsonObject added : root.objects("added_tokens")) {
            if (!added.flag("special", false)) {
                throw new EmbeddingException(
                        root.where() + " must add no tokens but markers, but adds '" + added.text("content") + "'");
            }
        }
        JsonObject model = root.object("model");
        JsonObject vocabulary = model.object("vocab");
        Map<String, Integer> ids = new HashMap<>(vocabulary.fields().size() * 2);
        vocabulary.fields().keySet().forEach(piece -> ids.put(piece, vocabulary.count(piece)));
        WordPieceTokenizer tokenizer = new WordPieceTokenizer(
                normalizer(root.object("normalizer")),
                new Vocabulary(ids, model.text("continuing_subword_prefix")),
                vocabulary.count(model.text("unk_token")),
                Math.min(WORD_LENGTH_MAX, model.count("max_input_chars_per_word")));
        return new TokenizerFile(
                tokenizer, vocabulary.count("[CLS]"), vocabulary.count("[SEP]"), Collections.max(ids.values()));
    }

    private static void requireType(JsonObject root, String field, String expected) {
        String type = root.object(field).text("type");
        if (!type.equals(expected)) {
            throw new EmbeddingException(
                    root.where() + ": " + field + " must be of type " + expected + ", but is of type " + type);
        }
    }

    private static BertNormalizer normalizer(JsonObject settings) {
        boolean lowercase = settings.flag("lowercase", true);
        return new BertNormalizer(
                settings.flag("clean_text", true),
                settings.flag("handle_chinese_chars", true),
                settings.flag("strip_accents", lowercase), // left open, accents go where capitals go
                lowercase);
    }
}
