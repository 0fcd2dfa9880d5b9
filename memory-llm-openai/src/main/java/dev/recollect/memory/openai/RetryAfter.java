// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.openai;

import com.openai.core.http.Headers;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a provider asks to wait: milliseconds as OpenAI says it, seconds or a date as HTTP does (RFC 9110, 10.2.3). */
final class RetryAfter {
    private static final BigDecimal A_DAY = BigDecimal.valueOf(86_400_000);

    private RetryAfter() {}

    /** The time asked for, at least zero and at most a day; empty if none, or none that can be read. */
    static Optional<Duration> of(Headers headers, Instant now) {
        Optional<Duration> exact = first(headers, "Retry-After-Ms").flatMap(value -> number(value, 1));
        return exact.isPresent()
                ? exact
                : first(headers, "Retry-After")
                        .flatMap(value -> number(value, 1_000).or(() -> date(value, now)));
    }

    private static Optional<String> first(Headers headers, String name) {
        return headers.values(name).stream().findFirst().map(String::strip);
    }

    private static Optional<Duration> number(String value, int unitMillis) {
        if (!value.matches("\\d{1,9}(\\.\\d{1,9})?")) {
            return Optional.empty();
        }
        BigDecimal millis = new BigDecimal(value).multiply(BigDecimal.valueOf(unitMillis));
        return Optional.of(Duration.ofMillis(millis.min(A_DAY).longValue()));
    }

    private static Optional<Duration> date(String value, Instant now) {
        try {
            Instant then = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration until = Duration.between(now, then);
            return Optional.of(
                    until.isNegative()
                            ? Duration.ZERO
                            : number(until.toMillis() + "", 1).orElse(until));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
