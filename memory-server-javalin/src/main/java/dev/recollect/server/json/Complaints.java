// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.recollect.memory.InvalidInputException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with a document, as field and rule. The parser's own words are not used: they may hold content. */
final class Complaints {
    static final String BODY = "body";
    private static final int FIELD_CHARS = 100;

    private Complaints() {}

    static InvalidInputException about(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return new InvalidInputException(field(unknown), "is unknown; known are " + known(unknown));
        }
        if (e instanceof JsonMappingException mapping) {
            return aboutValue(mapping);
        }
        return new InvalidInputException(BODY, aboutForm(e));
    }

    private static InvalidInputException aboutValue(JsonMappingException e) {
        if (e.getCause() instanceof InvalidInputException refused) {
            return new InvalidInputException(field(e), refused.rule());
        }
        if (e.getCause() instanceof JsonProcessingException form) {
            return isNumberOutOfRange(form)
                    ? new InvalidInputException(field(e), "must be an integer of 32 bits, but is larger")
                    : new InvalidInputException(BODY, aboutForm(form));
        }
        if (e instanceof InvalidNullException) {
            return new InvalidInputException(field(e), "must not hold null");
        }
        if (e instanceof MismatchedInputException mismatch) {
            if (String.valueOf(mismatch.getOriginalMessage()).startsWith("Trailing token")) {
                return new InvalidInputException(BODY, "must be one JSON document, but more follows");
            }
            return new InvalidInputException(field(e), "must be " + kind(mismatch.getTargetType()));
        }
        return new InvalidInputException(field(e), "must be as documented, but is not");
    }

    private static boolean isNumberOutOfRange(JsonProcessingException form) {
        return form instanceof com.fasterxml.jackson.core.exc.InputCoercionException;
    }

    private static String aboutForm(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return "must be nested at most " + Json.NESTING + " levels, with names and numbers of reasonable length";
        }
        String message = e.getOriginalMessage();
        JsonLocation at = e.getLocation();
        String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return message != null && message.startsWith("Duplicate")
                ? "must not repeat a field, but does" + place
                : "must be one JSON document, but is not" + place;
    }

    private static String field(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        if (e.getPath().isEmpty()) {
            return BODY;
        }
        return path.isEmpty() ? "\"\"" : shortened(path.toString());
    }

    private static String shortened(String field) {
        return field.length() > FIELD_CHARS ? field.substring(0, FIELD_CHARS) + "…" : field;
    }

    private static String known(UnrecognizedPropertyException e) {
        Collection<Object> known = e.getKnownPropertyIds();
        return known == null
                ? "none"
                : known.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == null) {
            return "as documented";
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == Integer.class || type == Long.class || type == int.class || type == long.class) {
            return "an integer";
        }
        if (type == Double.class || type == double.class) {
            return "a number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        return List.class.isAssignableFrom(type) ? "an array" : "an object";
    }
}
