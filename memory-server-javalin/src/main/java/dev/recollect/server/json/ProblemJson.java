// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.json;

import dev.recollect.memory.InvalidInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as RFC 9457 has it.
 *
 * @param type a URN that names the kind of problem
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail what went wrong this time, left out where it is not for the caller to know
 * @param errors which fields break which rules, left out if none does
 * @param receipt of an erasure that is not finished, left out otherwise
 */
public record ProblemJson(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable List<FieldError> errors,
        @Nullable ReceiptJson receipt) {
    private static final int DETAIL_CHARS = 1_000;

    /** Makes sure that the texts can be shown: bounded, without control characters and lone surrogates. */
    public ProblemJson {
        detail = detail == null ? null : shown(detail);
    }

    /**
     * A field that breaks a rule.
     *
     * @param field its name
     * @param message the rule, and what came
     */
    public record FieldError(String field, String message) {
        /** Makes sure that the texts can be shown. */
        public FieldError {
            field = shown(field);
            message = shown(message);
        }
    }

    /**
     * An input that breaks a rule.
     *
     * @param invalid field and rule
     * @return the problem, status 400
     */
    public static ProblemJson of(InvalidInputException invalid) {
        return new ProblemJson(
                "urn:recollect:problem:invalid-input",
                "Invalid input",
                400,
                invalid.getMessage(),
                List.of(new FieldError(invalid.field(), invalid.rule())),
                null);
    }

    /**
     * A problem without fields.
     *
     * @param kind the last part of the type, for instance {@code not-found}
     * @param title the kind in words
     * @param status the HTTP status
     * @param detail what went wrong this time
     * @return the problem
     */
    public static ProblemJson of(String kind, String title, int status, @Nullable String detail) {
        return new ProblemJson("urn:recollect:problem:" + kind, title, status, detail, null, null);
    }

    /**
     * The same problem with another status.
     *
     * @param other the HTTP status
     * @return a copy
     */
    public ProblemJson as(int other) {
        return new ProblemJson(type, title, other, detail, errors, receipt);
    }

    /**
     * The same problem with the parts of the request that are wrong.
     *
     * @param fields which, and why
     * @return a copy
     */
    public ProblemJson with(List<FieldError> fields) {
        return new ProblemJson(type, title, status, detail, List.copyOf(fields), receipt);
    }

    /**
     * The same problem said with other words.
     *
     * @param words what went wrong this time
     * @return a copy
     */
    public ProblemJson withDetail(String words) {
        return new ProblemJson(type, title, status, words, errors, receipt);
    }

    /**
     * The same problem with the receipt of what was done nevertheless.
     *
     * @param done the receipt
     * @return a copy
     */
    public ProblemJson with(ReceiptJson done) {
        return new ProblemJson(type, title, status, detail, errors, done);
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .limit(DETAIL_CHARS)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
