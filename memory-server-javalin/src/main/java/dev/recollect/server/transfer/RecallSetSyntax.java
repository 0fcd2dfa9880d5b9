// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.transfer;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/** The tokens of a recall set, with errors that name the place. Confined to one thread. */
final class RecallSetSyntax implements Closeable {
    private final String file;
    private final JsonParser parser;

    RecallSetSyntax(String file, InputStream in) throws IOException {
        this.file = file;
        parser = TransferJson.parser(in);
    }

    JsonParser parser() {
        return parser;
    }

    void begin() throws IOException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw error("a recall set must be a JSON object, but " + (first == null ? "the file is empty" : was()));
        }
    }

    void end() throws IOException {
        if (parser.nextToken() != null) {
            throw error("nothing must follow the recall set, but something does");
        }
    }

    /** Moves to the value of the next field of the object; false at its end. */
    boolean nextField() throws IOException {
        if (parser.nextToken() == JsonToken.END_OBJECT) {
            return false;
        }
        parser.nextToken();
        return true;
    }

    String field() throws IOException {
        return parser.currentName();
    }

    void expectArray() throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw error(field() + " must be a list, but " + was());
        }
    }

    /** Moves to the next object of the array; false at its end. */
    boolean nextObject(String what) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.END_ARRAY) {
            return false;
        }
        if (token != JsonToken.START_OBJECT) {
            throw error(what + " must be an object, but " + was());
        }
        return true;
    }

    /** The value as a name. */
    String name() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw error(field() + " must be a text, but " + was());
        }
        try {
            return Limits.requireName(field(), parser.getText());
        } catch (InvalidInputException e) {
            throw error(e.field() + " " + e.rule());
        }
    }

    /** Passes over the value, whatever it is. */
    void skip() throws IOException {
        parser.skipChildren();
    }

    /** Passes over the value and makes sure that all in it can be read. */
    void check() throws IOException {
        int depth = 0;
        JsonToken token = parser.currentToken();
        while (true) {
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (token == JsonToken.VALUE_STRING && parser.getTextLength() < 0) {
                throw error("a text must have a length");
            }
            if (depth == 0) {
                return;
            }
            token = parser.nextToken();
        }
    }

    RecallSetHandler.Place place(long entry, String what) {
        JsonLocation at = parser.currentTokenLocation();
        return new RecallSetHandler.Place(entry, what, at.getLineNr(), at.getColumnNr(), at.getByteOffset());
    }

    TransferException error(String rule) {
        JsonLocation at = parser.currentTokenLocation();
        return new TransferException(file + ", line " + at.getLineNr() + " column " + at.getColumnNr() + ": " + rule);
    }

    String was() {
        JsonToken token = parser.currentToken();
        return "was " + (token == null ? "the end of the file" : TransferJson.nameOf(token));
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
