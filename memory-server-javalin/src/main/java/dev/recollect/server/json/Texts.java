// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import dev.recollect.memory.Limits;
import java.io.IOException;

/** Every string of a document, checked for what no text may hold. */
final class Texts {
    private Texts() {}

    private static String checked(String text) {
        return Limits.requireText(Complaints.BODY, text, Integer.MAX_VALUE);
    }

    /** Strings, and nothing that could be taken for one. */
    static final class Values extends StdScalarDeserializer<String> {
        private static final long serialVersionUID = 1L;

        Values() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            return checked(parser.getText());
        }
    }

    /** Keys of maps. */
    static final class Keys extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return checked(key);
        }
    }
}
