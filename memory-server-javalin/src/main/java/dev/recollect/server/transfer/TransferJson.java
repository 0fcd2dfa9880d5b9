// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.recollect.memory.Limits;
import java.io.IOException;
import java.io.InputStream;

/** How JSON files are read: strictly and within bounds. */
final class TransferJson {
    /** Levels of objects and lists in each other. */
    static final int DEPTH = 32;

    /** Characters of one text: those of an exchange at most. */
    static final int TEXT_CHARS = 2 * Limits.TEXT_CHARS_MOST + 1;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxStringLength(TEXT_CHARS)
                    .maxNameLength(Limits.ATTRIBUTE_KEY_CHARS * 10)
                    .maxNumberLength(100)
                    .build())
            .build();

    private TransferJson() {}

    static JsonFactory factory() {
        return FACTORY;
    }

    static JsonParser parser(InputStream in) throws IOException {
        return FACTORY.createParser(in);
    }

    /** The error for what reading a file ran into: JSON that is none, or a file that cannot be read. */
    static TransferException failure(String file, IOException cause) {
        if (cause instanceof JsonProcessingException json && json.getLocation() != null) {
            return new TransferException(
                    file + ", line " + json.getLocation().getLineNr() + " column "
                            + json.getLocation().getColumnNr() + ": " + reason(json),
                    cause);
        }
        return TransferException.of("cannot read", file, cause);
    }

    /** What is wrong with JSON, in one line and without the place. */
    static String reason(JsonProcessingException cause) {
        String said = String.valueOf(cause.getOriginalMessage()).replaceAll("\\s+", " ");
        return "must be well-formed JSON: " + (said.length() > 200 ? said.substring(0, 200) + "…" : said);
    }

    static String nameOf(JsonToken token) {
        return switch (token) {
            case START_OBJECT, END_OBJECT -> "an object";
            case START_ARRAY, END_ARRAY -> "a list";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a truth value";
            case VALUE_NULL -> "null";
            default -> "something else";
        };
    }
}
