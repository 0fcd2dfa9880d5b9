// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.InvalidInputException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The written form of instants: ISO-8601 with any offset comes in, UTC milliseconds with {@code Z} go out. */
public final class Times {
    private static final int LAST_YEAR = 9999;
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private Times() {}

    /**
     * Writes an instant.
     *
     * @param instant any
     * @return for instance {@code 2023-05-08T13:56:00.000Z}
     */
    public static String format(Instant instant) {
        return MILLIS.format(instant);
    }

    /**
     * Reads an instant.
     *
     * @param field the field for the error
     * @param text ISO-8601 with an offset, years 0000 to 9999
     * @return the instant
     * @throws InvalidInputException if it is none
     */
    public static Instant parse(String field, String text) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= 0 && time.getYear() <= LAST_YEAR) {
                return time.toInstant();
            }
        } catch (DateTimeException e) {
            throw malformed(field);
        }
        throw malformed(field);
    }

    static Optional<Instant> parseIfThere(String field, @Nullable String text) {
        return Optional.ofNullable(text).map(present -> parse(field, present));
    }

    private static InvalidInputException malformed(String field) {
        return new InvalidInputException(
                field, "must be an ISO-8601 instant with an offset, for instance 2023-05-08T13:56:00Z");
    }
}
