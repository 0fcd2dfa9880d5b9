// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.embedding.onnx;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.recollect.memory.embedding.EmbeddingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON object that is read whole and asked for what it must hold; every complaint names file and field.
 *
 * <p>Jackson's streaming half alone: its other half takes longer to load than a model's vocabulary takes to read.
 *
 * @param where the file, and the field in it
 * @param fields in the order of the file; values are maps, lists, strings, numbers and booleans, null is left out
 */
record JsonObject(String where, Map<String, Object> fields) {

    private static final long FILE_BYTES_MAX = 64L << 20;

    /* A vocabulary has some 30,000 field names, each of which is met once: no use in keeping them for next time. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(FILE_BYTES_MAX)
                    .build())
            .build();

    /**
     * Reads a file.
     *
     * @param file its name, for complaints
     * @param in UTF-8; stays open
     * @throws EmbeddingException if it is not one JSON object
     */
    static JsonObject read(String file, InputStream in) throws IOException {
        try (JsonParser parser = JSON.createParser(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new EmbeddingException(file + " must hold a JSON object");
            }
            return new JsonObject(file, object(parser));
        } catch (JsonProcessingException e) {
            throw new EmbeddingException(file + " must be JSON: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                fields.put(name, value(parser));
            }
        }
        return fields;
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> parser.getText();
        };
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(parser));
        }
        return values;
    }

    JsonObject object(String name) {
        if (fields.get(name) instanceof Map<?, ?> map) {
            Map<String, Object> inner = new LinkedHashMap<>(map.size() * 2);
            map.forEach((key, value) -> inner.put((String) key, value));
            return new JsonObject(where + ": " + name, inner);
        }
        throw wrong(name, "an object");
    }

    String text(String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw wrong(name, "a string");
    }

    double number(String name) {
        if (fields.get(name) instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw wrong(name, "a finite number");
    }

    int count(String name) {
        if (fields.get(name) instanceof Integer count && count >= 0) {
            return count;
        }
        throw wrong(name, "an integer from 0");
    }

    boolean flag(String name, boolean otherwise) {
        Object value = fields.getOrDefault(name, otherwise);
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw wrong(name, "true or false");
    }

    /** The finite numbers of an array. */
    double[] numbers(String name) {
        if (!(fields.get(name) instanceof List<?> list)) {
            throw wrong(name, "an array of numbers");
        }
        return list.stream()
                .mapToDouble(element -> {
                    if (element instanceof Number number && Double.isFinite(number.doubleValue())) {
                        return number.doubleValue();
                    }
                    throw new EmbeddingException(
                            where + ": " + name + " must hold finite numbers, but holds " + element);
                })
                .toArray();
    }

    /** The objects of an array; none if it is missing. */
    List<JsonObject> objects(String name) {
        if (!(fields.getOrDefault(name, List.of()) instanceof List<?> list)) {
            throw wrong(name, "an array of objects");
        }
        List<JsonObject> objects = new ArrayList<>();
        for (Object element : list) {
            objects.add(new JsonObject(where, Map.of(name, element)).object(name));
        }
        return objects;
    }

    private EmbeddingException wrong(String name, String expected) {
        Object value = fields.get(name);
        String came = value == null ? "is missing" : "is " + shortened(value.toString());
        return new EmbeddingException(where + ": " + name + " must be " + expected + ", but " + came);
    }

    private static String shortened(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
