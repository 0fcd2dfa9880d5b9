// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.server.json.ProblemJson;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kinds of problems, apart from input that breaks a rule. */
enum Problem {
    BAD_REQUEST("bad-request", "Malformed request", 400),
    UNAUTHORIZED("unauthorized", "Not allowed without an API key", 401),
    NOT_FOUND("not-found", "Not found", 404),
    METHOD_NOT_ALLOWED("method-not-allowed", "Method not allowed", 405),
    TIMEOUT("request-timeout", "The request did not arrive in time", 408),
    CONFLICT("conflict", "Conflict", 409),
    TOO_LARGE("too-large", "Too large", 413),
    URI_TOO_LONG("uri-too-long", "The address is too long", 414),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", "Unsupported media type", 415),
    REFUSED("refused", "Refused", 422),
    HEADERS_TOO_LARGE("headers-too-large", "The header is too large", 431),
    INTERNAL("internal-error", "Internal error", 500),
    CHAT_FAILED("chat-failed", "The chat model failed", 502),
    UNAVAILABLE("unavailable", "Not available now", 503),
    NOT_ERASED_YET("log-not-truncated", "Erased, log not yet truncated", 503),
    CHAT_TIMEOUT("chat-timeout", "The chat model did not answer in time", 504);

    private static final int HTTP_VERSION = 505;

    private final String kind;
    private final String title;
    private final int status;

    Problem(String kind, String title, int status) {
        this.kind = kind;
        this.title = title;
        this.status = status;
    }

    int status() {
        return status;
    }

    ProblemJson with(@Nullable String detail) {
        return ProblemJson.of(kind, title, status, detail);
    }

    /** A problem with one part of the request. */
    ProblemJson with(String field, String rule) {
        return with(field + " " + rule).with(List.of(new ProblemJson.FieldError(field, rule)));
    }

    /** The problem of a status that something below us chose. */
    static ProblemJson ofStatus(int status) {
        return Stream.of(values())
                .filter(problem -> problem.status == status)
                .findFirst()
                .orElse(status < 500 || status == HTTP_VERSION ? BAD_REQUEST : INTERNAL)
                .with(null)
                .as(status);
    }
}
