// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.ConstructorDetector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.recollect.memory.InvalidInputException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads and writes JSON. Reading is strict: UTF-8, no unknown or repeated field, no trailing text, no conversion between
 * kinds of values, no NUL, no lone surrogate, {@value #NESTING} levels at most. Safe for use by multiple threads.
 */
public final class Json {
    /** Levels of arrays and objects within each other. */
    public static final int NESTING = 32;

    private static final int STRING_CHARS = 67_108_864;
    private static final int NUMBER_CHARS = 100;
    private static final int NAME_CHARS = 10_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(NESTING)
                            .maxStringLength(STRING_CHARS)
                            .maxNumberLength(NUMBER_CHARS)
                            .maxNameLength(NAME_CHARS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .constructorDetector(ConstructorDetector.USE_PROPERTIES_BASED)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .addModule(new SimpleModule("texts")
                    .addDeserializer(String.class, new Texts.Values())
                    .addKeyDeserializer(String.class, new Texts.Keys()))
            .build();

    private Json() {}

    /**
     * Reads one document.
     *
     * @param <T> the shape
     * @param utf8 the document
     * @param type the shape
     * @return the document
     * @throws InvalidInputException if it is not of the shape; names the field and the rule, never the content
     */
    public static <T> T read(byte[] utf8, Class<T> type) {
        return read(decoded(utf8), type);
    }

    /**
     * Reads one document.
     *
     * @param <T> the shape
     * @param text the document
     * @param type the shape
     * @return the document
     * @throws InvalidInputException if it is not of the shape; names the field and the rule, never the content
     */
    public static <T> T read(String text, Class<T> type) {
        if (text.isBlank()) {
            throw new InvalidInputException(Complaints.BODY, "must be one JSON document, but is empty");
        }
        try {
            T document = MAPPER.readValue(text, type);
            if (document == null) {
                throw new InvalidInputException(Complaints.BODY, "must be an object, but was null");
            }
            return document;
        } catch (JsonProcessingException e) {
            throw Complaints.about(e);
        }
    }

    /**
     * Writes one document.
     *
     * @param document a shape of this package
     * @return the document on one line
     */
    public static String write(Object document) {
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw unwritable(document, e);
        }
    }

    /**
     * Writes one document for the wire, without a second copy as text.
     *
     * @param document a shape of this package
     * @return the document in UTF-8
     */
    public static byte[] bytes(Object document) {
        try {
            return MAPPER.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw unwritable(document, e);
        }
    }

    private static IllegalStateException unwritable(Object document, JsonProcessingException e) {
        return new IllegalStateException("a " + document.getClass().getSimpleName() + " must be writable", e);
    }

    private static String decoded(byte[] utf8) {
        ByteBuffer bytes = ByteBuffer.wrap(utf8);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(
                    Complaints.BODY, "must be UTF-8, but is not from byte " + bytes.position() + " on");
        }
    }
}
