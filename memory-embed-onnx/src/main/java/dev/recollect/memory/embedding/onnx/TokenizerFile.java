// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads the file.
     *
     * @throws EmbeddingException if it is broken or asks for another kind of tokenizer
     */
    static TokenizerFile read(ModelSource source) {
        try (InputStream in = source.openTokenizer()) {
            return parse(JSON.readTree(in));
        } catch (JsonProcessingException e) {
            throw new EmbeddingException(
                    "tokenizer.json of " + source.id() + " must be JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new EmbeddingException("cannot read tokenizer.json of " + source.id(), e);
        }
    }

    private static TokenizerFile parse(JsonNode root) {
        requireType(root, "normalizer", "BertNormalizer");
        requireType(root, "pre_tokenizer", "BertPreTokenizer");
        requireType(root, "model", "WordPiece");
        for (JsonNode added : root.path("added_tokens")) {
            if (!added.path("special").asBoolean()) {
                throw new EmbeddingException(
                        "tokenizer.json must add no tokens but markers, but adds " + added.path("content"));
            }
        }
        JsonNode model = root.path("model");
        Map<String, Integer> ids = vocabulary(model.path("vocab"));
        String prefix = model.path("continuing_subword_prefix").asText("##");
        int wordLengthMax = model.path("max_input_chars_per_word").asInt(100);
        int unknown = require(ids, model.path("unk_token").asText("[UNK]"));
        WordPieceTokenizer tokenizer = new WordPieceTokenizer(
                normalizer(root.path("normalizer")), new Vocabulary(ids, prefix), unknown, wordLengthMax);
        return new TokenizerFile(
                tokenizer, require(ids, "[CLS]"), require(ids, "[SEP]"), Collections.max(ids.values()));
    }

    private static void requireType(JsonNode root, String field, String expected) {
        String type = root.path(field).path("type").asText();
        if (!type.equals(expected)) {
            throw new EmbeddingException(
                    "tokenizer.json must have a " + field + " of type " + expected + ", but has '" + type + "'");
        }
    }

    private static BertNormalizer normalizer(JsonNode settings) {
        boolean lowercase = settings.path("lowercase").asBoolean(true);
        JsonNode stripAccents = settings.path("strip_accents");
        return new BertNormalizer(
                settings.path("clean_text").asBoolean(true),
                settings.path("handle_chinese_chars").asBoolean(true),
                stripAccents.isBoolean() ? stripAccents.asBoolean() : lowercase, // unset: as lower case goes
                lowercase);
    }

    private static Map<String, Integer> vocabulary(JsonNode vocab) {
        Map<String, Integer> ids = new HashMap<>(vocab.size() * 2);
        vocab.properties().forEach(entry -> {
            JsonNode id = entry.getValue();
            if (!id.isInt() || id.intValue() < 0) {
                throw new EmbeddingException(
                        "tokenizer.json must give every piece an id from 0, but '" + entry.getKey() + "' has " + id);
            }
            ids.put(entry.getKey(), id.intValue());
        });
        return ids;
    }

    private static int require(Map<String, Integer> ids, String marker) {
        Integer id = ids.get(marker);
        if (id == null) {
            throw new EmbeddingException("tokenizer.json must have " + marker + " in its vocabulary of " + ids.size());
        }
        return id;
    }
}
