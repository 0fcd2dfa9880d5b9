// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.store.ExperienceQuery.Position;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The written form of a place in a listing. Opaque to callers: its form may change with any version. */
final class Cursor {
    private static final Pattern FORM = Pattern.compile("1:(-?[0-9]{1,16}):(exp_[0-9A-Z]{26})");

    private Cursor() {}

    static String write(Position place) {
        String plain = "1:" + place.occurredAt().toEpochMilli() + ":" + place.id();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    static Position read(String written) {
        Matcher plain = FORM.matcher(decoded(written));
        if (!plain.matches() || !ExperienceId.isId(plain.group(2))) {
            throw malformed();
        }
        return new Position(Instant.ofEpochMilli(Long.parseLong(plain.group(1))), new ExperienceId(plain.group(2)));
    }

    private static String decoded(String written) {
        try {
            return new String(Base64.getUrlDecoder().decode(written), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private static InvalidInputException malformed() {
        return new InvalidInputException("cursor", "must be the next_cursor of a page, unchanged");
    }
}
