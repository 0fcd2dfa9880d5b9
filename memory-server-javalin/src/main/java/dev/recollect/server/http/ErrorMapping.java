// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.http;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.MemoryException;
import dev.recollect.memory.chat.ChatException;
import dev.recollect.memory.store.ConflictException;
import dev.recollect.memory.store.RefusedException;
import dev.recollect.server.json.Json;
import dev.recollect.server.json.ProblemJson;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where failures become answers. */
final class ErrorMapping {
    static final String MEDIA_TYPE = "application/problem+json";
    private static final Logger LOG = LoggerFactory.getLogger(ErrorMapping.class);

    private final long discardBytes;

    ErrorMapping(ServerLimits limits) {
        discardBytes = limits.discardBytes();
    }

    void answer(Exception failure, Context context) {
        Bodies.discard(context.req(), discardBytes);
        ProblemException problem = problemOf(failure);
        problem.headers().forEach(context::header);
        Exchange.answer(context, problem.problem().status(), MEDIA_TYPE, problem.problem());
    }

    /** Answers where a body stopped half-way; the status is set already. */
    void timedOut(Context context) {
        Exchange.answer(context, Problem.TIMEOUT.status(), MEDIA_TYPE, Problem.TIMEOUT.with("the rest did not arrive"));
    }

    /** Answers where not even an exception came out, for instance because memory ran out. */
    static void fatal(HttpServletResponse response, Error error) {
        LOG.error("a request failed fatally", error);
        response.setStatus(Problem.INTERNAL.status());
        response.setContentType(MEDIA_TYPE);
        try {
            response.getOutputStream().write(Json.bytes(Problem.INTERNAL.with((String) null)));
        } catch (IOException e) {
            LOG.debug("the caller is gone", e);
        }
    }

    static ProblemException problemOf(Exception failure) {
        if (failure instanceof ProblemException problem) {
            return problem;
        }
        if (failure instanceof MemoryException known) {
            return new ProblemException(ofMemory(known));
        }
        if (failure instanceof HttpResponseException routed) {
            return ofRouting(routed);
        }
        return below(failure).orElseGet(() -> unexpected(failure));
    }

    private static ProblemJson ofMemory(MemoryException failure) {
        if (failure instanceof InvalidInputException invalid) {
            return ProblemJson.of(invalid);
        }
        if (failure instanceof ConflictException) {
            return Problem.CONFLICT.with(failure.getMessage());
        }
        if (failure instanceof RefusedException) {
            return Problem.REFUSED.with(failure.getMessage());
        }
        if (failure instanceof ChatException) {
            LOG.warn("the chat model failed: {}", failure.getMessage());
            return (timedOut(failure) ? Problem.CHAT_TIMEOUT : Problem.CHAT_FAILED).with(failure.getMessage());
        }
        LOG.error("a request failed below us", failure);
        return Problem.UNAVAILABLE.with(failure.getMessage());
    }

    private static boolean timedOut(@Nullable Throwable failure) {
        return failure != null
                && (failure instanceof TimeoutException
                        || failure instanceof InterruptedIOException
                        || failure instanceof HttpTimeoutException
                        || timedOut(failure.getCause()));
    }

    private static ProblemException ofRouting(HttpResponseException failure) {
        if (failure instanceof MethodNotAllowedResponse) {
            String allowed = String.join(", ", failure.getDetails().values());
            return new ProblemException(
                    Problem.METHOD_NOT_ALLOWED.with("the methods here are " + allowed), Map.of("Allow", allowed));
        }
        if (failure.getStatus() == HttpStatus.NOT_FOUND.getCode()) {
            return new ProblemException(Problem.NOT_FOUND.with("there is nothing at this address"));
        }
        return new ProblemException(Problem.ofStatus(failure.getStatus()));
    }

    /** What the server finds wrong while it reads a request, for instance in the chunks of a body. */
    private static Optional<ProblemException> below(@Nullable Throwable failure) {
        if (failure == null) {
            return Optional.empty();
        }
        return failure instanceof HttpException malformed
                ? Optional.of(new ProblemException(Problem.ofStatus(malformed.getCode())))
                : below(failure.getCause());
    }

    private static ProblemException unexpected(Exception failure) {
        LOG.error("a request failed unexpectedly", failure);
        return new ProblemException(Problem.INTERNAL.with((String) null));
    }
}
