// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding, read strictly: nothing is replaced or dropped. */
final class Percent {
    /** What stands in an address after Jetty where bytes came that are neither ASCII nor UTF-8. */
    private static final char REPLACED = '\uFFFD';

    private Percent() {}

    /**
     * Decodes.
     *
     * @param field the field for the error
     * @param raw text with {@code %XX} for the bytes of UTF-8
     * @return the text
     * @throws InvalidInputException if it is malformed
     */
    static String decode(String field, String raw) {
        if (raw.indexOf(REPLACED) >= 0) {
            throw malformed(field);
        }
        if (raw.indexOf('%') < 0 && raw.chars().allMatch(c -> c < 0x80)) {
            return raw;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        int i = 0;
        while (i < raw.length()) {
            int c = raw.codePointAt(i);
            if (Character.getType(c) == Character.SURROGATE) {
                throw malformed(field);
            }
            if (c == '%') {
                bytes.write(octet(field, raw, i + 1));
                i += 3;
            } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(c);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed(field);
        }
    }

    private static int octet(String field, String raw, int from) {
        int high = from < raw.length() ? digit(raw.charAt(from)) : -1;
        int low = from + 1 < raw.length() ? digit(raw.charAt(from + 1)) : -1;
        if (high < 0 || low < 0) {
            throw malformed(field);
        }
        return high << 4 | low;
    }

    private static int digit(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private static InvalidInputException malformed(String field) {
        return new InvalidInputException(field, "must be percent-encoded UTF-8, but is not");
    }
}
