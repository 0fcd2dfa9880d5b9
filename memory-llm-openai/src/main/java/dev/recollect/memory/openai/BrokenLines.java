// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.openai;

import com.fasterxml.jackson.core.JacksonException;
import dev.recollect.memory.chat.ChatException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Words failures in which no proper answer came at all. Immutable.
 *
 * @param failures words the others
 */
record BrokenLines(Failures failures) {
    AttemptException of(Throwable failure) {
        @Nullable IOException broken = below(failure);
        if (broken == null) {
            return failures.last("did not answer as OpenAI's protocol has it: check LLM_BASE_URL");
        }
        if (broken instanceof BoundedBody.TooLargeException) {
            return failures.last("sent more than any answer needs: check LLM_BASE_URL");
        }
        if (broken instanceof InterruptedIOException) {
            return late();
        }
        if (broken instanceof UnknownHostException || broken instanceof ConnectException) {
            return connection("cannot be reached: check LLM_BASE_URL, and that it runs", true, broken);
        }
        if (broken instanceof SSLException) {
            return connection("does not speak TLS as it should: check LLM_BASE_URL, http or https", false, broken);
        }
        // Without the cause: its message may repeat what was sent.
        return failures.passing("broke the connection off: try again later", true, Optional.empty());
    }

    /* Not tried again: the time that somebody was ready to wait is over. */
    private AttemptException late() {
        long seconds = Math.max(1, failures.options().timeout().toSeconds());
        return new AttemptException(new ChatException(
                failures.said("did not answer within " + seconds + " s: try again later, or raise LLM_TIMEOUT_SECONDS"),
                true,
                new TimeoutException()));
    }

    private AttemptException connection(String words, boolean mayPass, IOException cause) {
        return new AttemptException(new ChatException(failures.said(words), mayPass, cause), mayPass, Optional.empty());
    }

    /* What is wrong with JSON is an IOException to its parser, but none of a connection. */
    private static @Nullable IOException below(@Nullable Throwable failure) {
        if (failure == null) {
            return null;
        }
        return failure instanceof IOException broken && !(failure instanceof JacksonException)
                ? broken
                : below(failure.getCause());
    }
}
