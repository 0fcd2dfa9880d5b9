// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.openai;

import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.SseException;
import dev.recollect.memory.chat.ChatException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/*
 * Nothing of what a provider writes in an error is passed on: it repeats parts of keys (OpenAI, 401) and of prompts (vLLM,
 * 400). Its error codes are read, never shown.
 */
/**
 * Words what goes wrong, so that whoever reads it knows what to do. Immutable.
 *
 * @param options what was asked for; its key is never said
 * @param clock tells how long it is until a date
 */
record Failures(Options options, InstantSource clock) {
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int UNPAID = 402;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int CONFLICT = 409;
    private static final int TOO_LARGE = 413;
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;
    private static final int GATEWAY_TIMEOUT = 504;

    /** The failure of a call. */
    AttemptException of(OpenAIException failure) {
        if (failure instanceof SseException broken) {
            return isQuota(broken)
                    ? last("has no quota left for this account: check its plan and billing")
                    : passing("broke the answer off with an error: try again later", false, Optional.empty());
        }
        return failure instanceof OpenAIServiceException answered
                ? ofStatus(answered)
                : new BrokenLines(this).of(failure);
    }

    private AttemptException ofStatus(OpenAIServiceException answered) {
        int status = answered.statusCode();
        Optional<Duration> pause = RetryAfter.of(answered.headers(), clock.instant());
        if (status >= 500 || status == REQUEST_TIMEOUT || status == CONFLICT) {
            return unwell(status, pause);
        }
        if (status == TOO_MANY && !isQuota(answered)) {
            String when = pause.map(wait -> ", in " + Math.max(1, wait.toSeconds()) + " s at the earliest")
                    .orElse("");
            return passing("is asked too often (429): try again later" + when, true, pause);
        }
        return last(finalWords(status, answered));
    }

    private AttemptException unwell(int status, Optional<Duration> pause) {
        if (status != REQUEST_TIMEOUT && status != GATEWAY_TIMEOUT) {
            return passing("failed (" + status + "): try again later", true, pause);
        }
        ChatException late = new ChatException(
                said("did not answer in time (" + status + "): try again later"), true, new TimeoutException());
        return new AttemptException(late, true, pause);
    }

    private String finalWords(int status, OpenAIServiceException answered) {
        String key = options.keyName();
        return switch (status) {
            case BAD_REQUEST, UNPROCESSABLE -> refused(status, answered);
            case UNAUTHORIZED ->
                options.key().isPresent()
                        ? "does not accept the API key (401): check " + key
                        : "wants an API key (401): set " + key;
            case UNPAID -> "has no credit left for this account (402): check its billing";
            case FORBIDDEN ->
                "does not let this API key use the model " + options.model() + " (403): check " + key
                        + " and LLM_MODEL";
            case NOT_FOUND ->
                "has no model " + options.model() + ", or nothing at this address (404): check LLM_MODEL and"
                        + " LLM_BASE_URL";
            case TOO_LARGE -> "cannot take a request of this size (413): lower CONTEXT_TOKEN_BUDGET or top_k";
            case TOO_MANY -> "has no quota left for this account (429): check its plan and billing";
            default -> "answered " + status + ", which nobody expects there: check LLM_BASE_URL";
        };
    }

    private static String refused(int status, OpenAIServiceException answered) {
        String code = text(answered, true);
        String field = text(answered, false);
        String what = code.equals("context_length_exceeded")
                ? "the prompt is longer than the model takes: lower CONTEXT_TOKEN_BUDGET, top_k or LLM_MAX_TOKENS"
                : code.equals("content_filter")
                        ? "the provider's content filter stopped it: say it otherwise"
                        : field.equals("temperature")
                                ? "the model does not take this LLM_TEMPERATURE: set it to 1"
                                : "check LLM_MODEL, LLM_TEMPERATURE and LLM_MAX_TOKENS";
        return "refused the request (" + status + "): " + what;
    }

    private static boolean isQuota(OpenAIServiceException answered) {
        return text(answered, true).equals("insufficient_quota");
    }

    /* Providers put numbers, objects and nothing at all where a text belongs. */
    private static String text(OpenAIServiceException answered, boolean code) {
        try {
            return (code ? answered.code() : answered.param()).orElse("");
        } catch (OpenAIInvalidDataException e) {
            return "";
        }
    }

    /** A failure that stays. */
    AttemptException last(String words) {
        return new AttemptException(new ChatException(said(words), false));
    }

    /** A failure that may pass. */
    AttemptException passing(String words, boolean again, Optional<Duration> pause) {
        return new AttemptException(new ChatException(said(words), true), again, pause);
    }

    /** A sentence about the model. */
    String said(String words) {
        return "the language model at " + options.address().place() + " " + words;
    }
}
