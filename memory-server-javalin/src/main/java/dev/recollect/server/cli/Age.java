// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.cli;

import dev.recollect.memory.InvalidInputException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How old something is, as people write it: {@code 90d}. */
final class Age {
    private static final Pattern FORM = Pattern.compile("(\\d{1,5})([hdw])");

    private Age() {}

    static Duration parse(String field, String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
            throw new InvalidInputException(
                    field, "must be a number of hours, days or weeks like 12h, 90d or 8w, but was '" + shown + "'");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        };
    }
}
