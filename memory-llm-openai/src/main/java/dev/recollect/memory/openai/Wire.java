// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.LogLevel;
import com.openai.core.RequestOptions;
import com.openai.core.Timeout;
import com.openai.core.http.StreamResponse;
import com.openai.errors.OpenAIInvalidDataException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import dev.recollect.memory.chat.ChatRequest;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The provider as its client sees it: one call, one answer; no retrying, no logging, no telemetry, no redirects. */
final class Wire {
    /** A stream may last so many times as long as it may be silent. */
    static final int STREAM_TIMEOUTS = 10;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration KEEP_ALIVE = Duration.ofMinutes(1);
    private static final int IDLE_CONNECTIONS = 5;
    private static final String NO_KEY = "none";

    private final Options options;
    private final OpenAIClient client;

    Wire(Options options) {
        this.options = options;
        OpenAIOkHttpClient.Builder builder = OpenAIOkHttpClient.builder()
                .baseUrl(options.address().url())
                .apiKey(options.key().orElse(NO_KEY))
                .timeout(timeouts().request(options.timeout()).build())
                .maxRetries(0)
                .followRedirects(false)
                .maxIdleConnections(IDLE_CONNECTIONS)
                .keepAliveDuration(KEEP_ALIVE)
                .logLevel(LogLevel.OFF)
                .disableTelemetry(true)
                .addInterceptor(CallHandle::intercept)
                .addInterceptor(BoundedBody::intercept);
        if (options.key().isEmpty()) {
            builder.removeHeaders("Authorization");
        }
        client = builder.build();
    }

    private Timeout.Builder timeouts() {
        Duration connect = options.timeout().compareTo(CONNECT_TIMEOUT) < 0 ? options.timeout() : CONNECT_TIMEOUT;
        return Timeout.builder().connect(connect).read(options.timeout()).write(options.timeout());
    }

    /** Asks for a whole answer. */
    ChatCompletion whole(ChatRequest request) {
        return something(client.chat().completions().create(params(request).build()));
    }

    /** Asks for an answer in pieces; returns after the last. */
    void stream(ChatRequest request, Consumer<ChatCompletionChunk> sink) {
        ChatCompletionCreateParams params = params(request)
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build();
        RequestOptions bounded = RequestOptions.builder()
                .timeout(timeouts()
                        .request(options.timeout().multipliedBy(STREAM_TIMEOUTS))
                        .build())
                .build();
        try (StreamResponse<ChatCompletionChunk> response =
                client.chat().completions().createStreaming(params, bounded)) {
            response.stream().forEach(chunk -> sink.accept(something(chunk)));
        }
    }

    /* The client hands on what JSON calls null. */
    private static <T> T something(@Nullable T document) {
        if (document == null) {
            throw new OpenAIInvalidDataException("a document must come, but null came");
        }
        return document;
    }

    private ChatCompletionCreateParams.Builder params(ChatRequest request) {
        ChatCompletionCreateParams.Builder params = ChatCompletionCreateParams.builder()
                .model(options.model())
                .temperature(options.temperature())
                .putAdditionalBodyProperty(
                        options.address().isOpenAi() ? "max_completion_tokens" : "max_tokens",
                        JsonValue.from(options.maxTokens()));
        for (ChatRequest.Message message : request.messages()) {
            switch (message.author()) {
                case SYSTEM -> params.addSystemMessage(message.text());
                case USER -> params.addUserMessage(message.text());
                case ASSISTANT -> params.addAssistantMessage(message.text());
            }
        }
        return params;
    }
}
