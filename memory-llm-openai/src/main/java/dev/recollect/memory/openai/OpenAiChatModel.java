// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.openai;

import com.openai.errors.OpenAIException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import dev.recollect.memory.chat.ChatException;
import dev.recollect.memory.chat.ChatListener;
import dev.recollect.memory.chat.ChatModel;
import dev.recollect.memory.chat.ChatRequest;
import dev.recollect.memory.chat.ChatResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A language model behind OpenAI's protocol: OpenAI itself, DeepSeek, Ollama, vLLM, llama.cpp and whatever else speaks it.
 *
 * <p>Answers 408, 409, 429 and 5xx, and connections that break before anything of an answer was heard, are tried again: after
 * as long as the provider asks for, up to a minute, else after half a second doubled each time, less up to a quarter by
 * chance. A call that took too long is not tried again. Whatever ends a call early, an interrupt or a listener that throws,
 * closes its connection at once. While a listener has nothing to hear it is told so about twice a second.
 *
 * <p>What fails is a {@link ChatException} whose message says what to do, and never repeats the key, the messages or what the
 * provider wrote. So does an answer that is not whole: one cut off, stopped by a content filter, longer than its tokens allow,
 * or empty. Safe for use by multiple threads; each call has a thread of its own while it lasts. Needs no closing: connections
 * are kept for a minute after the last call.
 */
public final class OpenAiChatModel implements ChatModel {
    private final Options options;
    private final Wire wire;
    private final Failures failures;
    private final Retries retries;

    private OpenAiChatModel(Builder builder) {
        options = builder.options();
        wire = new Wire(options);
        failures = new Failures(options, builder.clock);
        retries = new Retries(builder.maxRetries, builder.pause, builder.random);
    }

    /**
     * Begins to choose a model, at OpenAI unless another address is set.
     *
     * @param model the provider's name of it, 1–200 characters
     * @return a builder with the defaults
     * @throws InvalidInputException if the name breaks the rule
     */
    public static Builder builder(String model) {
        return new Builder(Limits.requireName("model", model));
    }

    @Override
    public String id() {
        return options.model();
    }

    @Override
    public ChatResponse chat(ChatRequest request) {
        return tried(
                () -> {
                    Writing writing = new Writing(failures);
                    Consumer<Consumer<ChatCompletion>> call = sink -> sink.accept(wire.whole(request));
                    follow(new Running<>(call), writing::addWhole, () -> {});
                    var unused = writing.rest();
                    return writing.response(request);
                },
                () -> {});
    }

    @Override
    public ChatResponse stream(ChatRequest request, ChatListener listener) {
        return tried(() -> streamed(request, listener), listener::waiting);
    }

    private ChatResponse streamed(ChatRequest request, ChatListener listener) throws InterruptedException {
        Writing writing = new Writing(failures);
        try {
            Consumer<Consumer<ChatCompletionChunk>> call = sink -> wire.stream(request, sink);
            follow(new Running<>(call), chunk -> tell(listener, writing.add(chunk)), listener::waiting);
        } catch (AttemptException e) {
            // Whatever goes wrong after the end of an answer, the answer is whole.
            if (!writing.finished()) {
                throw writing.begun() ? new AttemptException(e.failure()) : e;
            }
        }
        String rest = writing.rest();
        if (!rest.isEmpty()) {
            listener.delta(rest);
        }
        return writing.response(request);
    }

    /* Some models think before they write, and send that they do. */
    private static void tell(ChatListener listener, String text) {
        if (text.isEmpty()) {
            listener.waiting();
        } else {
            listener.delta(text);
        }
    }

    private ChatResponse tried(Retries.Attempt attempt, Runnable idle) {
        try {
            return retries.run(attempt, idle);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChatException("the call of the language model was interrupted", true, e);
        }
    }

    private <T> void follow(Running<T> running, Consumer<T> sink, Runnable idle) throws InterruptedException {
        try {
            running.follow(sink, idle);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OpenAIException known) {
                throw failures.of(known);
            }
            throw new IllegalStateException("the client of the language model failed", e.getCause());
        }
    }

    /** Collects choices. Confined to one thread at a time. */
    public static final class Builder {
        private static final String OPENAI = "https://api.openai.com/v1";
        private static final double MOST_TEMPERATURE = 2;
        private static final int MOST_TOKENS = 1_000_000;
        private static final int MOST_RETRIES = 10;
        private static final Duration LONGEST_TIMEOUT = Duration.ofHours(1);

        private final String model;
        private Address address = Address.of(OPENAI);
        private Optional<String> key = Optional.empty();
        private String keyName = "OPENAI_API_KEY";
        private double temperature = 0.7;
        private int maxTokens = 500;
        private int maxChars = Limits.TEXT_CHARS;
        private Duration timeout = Duration.ofSeconds(60);
        private int maxRetries = 2;
        private Pause pause = duration -> Thread.sleep(duration.toMillis());
        private InstantSource clock = InstantSource.system();
        private RandomGenerator random = () -> ThreadLocalRandom.current().nextLong();

        private Builder(String model) {
            this.model = model;
        }

        /**
         * Sets where the provider is; OpenAI unless set.
         *
         * @param value an http or https address; {@code /v1} is added where it has no path
         * @return this
         * @throws InvalidInputException if it is none, or has a user, a query or a fragment
         */
        public Builder baseUrl(String value) {
            address = Address.of(value);
            return this;
        }

        /**
         * Sets the API key; none is sent unless set.
         *
         * @param value visible ASCII characters, as the provider gave it
         * @return this
         * @throws InvalidInputException if it has others; the message does not repeat it
         */
        public Builder apiKey(String value) {
            if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
                throw new InvalidInputException(
                        "api_key", "must be visible ASCII characters without spaces, but is not");
            }
            key = Optional.of(value);
            return this;
        }

        /**
         * Sets what messages call the key; {@code OPENAI_API_KEY} unless set.
         *
         * @param value the name of the setting it comes from
         * @return this
         */
        public Builder apiKeyName(String value) {
            keyName = Limits.requireName("api_key_name", value);
            return this;
        }

        /**
         * Sets how freely the model writes; 0.7 unless set.
         *
         * @param value in [0, 2]
         * @return this
         */
        public Builder temperature(double value) {
            temperature = Limits.requireRange("temperature", value, 0, MOST_TEMPERATURE);
            return this;
        }

        /**
         * Sets how long an answer may be; 500 unless set.
         *
         * @param value in the model's tokens, 1 to 1,000,000
         * @return this
         */
        public Builder maxTokens(int value) {
            maxTokens = Limits.requireRange("max_tokens", value, 1, MOST_TOKENS);
            return this;
        }

        /**
         * Sets how long an answer may be whatever the provider makes of its tokens; {@link Limits#TEXT_CHARS} unless set.
         *
         * @param value in characters (UTF-16 units), 1 to {@link Limits#TEXT_CHARS_MOST}
         * @return this
         */
        public Builder maxChars(int value) {
            maxChars = Limits.requireRange("max_chars", value, 1, Limits.TEXT_CHARS_MOST);
            return this;
        }

        /**
         * Sets how long a call may take; of a stream, how long it may be silent: as a whole it may take ten times as long. 60
         * seconds unless set. Connecting may take 10 seconds of it.
         *
         * @param value a millisecond to an hour
         * @return this
         */
        public Builder timeout(Duration value) {
            if (value.toMillis() < 1 || value.compareTo(LONGEST_TIMEOUT) > 0) {
                throw new InvalidInputException("timeout", "must be between 1 ms and 1 h, but was " + value);
            }
            timeout = value;
            return this;
        }

        /**
         * Sets how often a failed call is tried again; 2 unless set.
         *
         * @param value 0 to 10
         * @return this
         */
        public Builder maxRetries(int value) {
            maxRetries = Limits.requireRange("max_retries", value, 0, MOST_RETRIES);
            return this;
        }

        Builder pause(Pause value) {
            pause = value;
            return this;
        }

        Builder clock(InstantSource value) {
            clock = value;
            return this;
        }

        Builder random(RandomGenerator value) {
            random = value;
            return this;
        }

        /**
         * Builds the model; calls nobody.
         *
         * @return the model
         */
        public OpenAiChatModel build() {
            return new OpenAiChatModel(this);
        }

        private Options options() {
            return new Options(address, key, keyName, model, temperature, maxTokens, maxChars, timeout);
        }
    }
}
