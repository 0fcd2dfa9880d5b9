// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.openai;

import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.completions.CompletionUsage;
import dev.recollect.memory.chat.ChatRequest;
import dev.recollect.memory.chat.ChatResponse;
import dev.recollect.memory.chat.Usage;
import java.util.Optional;

/** An answer that is being written, and what the provider says about it. Confined to one thread. */
final class Writing {
    private final Failures failures;
    private final StringBuilder text = new StringBuilder();
    private final WholeCharacters characters = new WholeCharacters();
    private String finish = "";
    private Optional<Usage> reported = Optional.empty();

    Writing(Failures failures) {
        this.failures = failures;
    }

    /** Takes a piece; returns the text that can be passed on. */
    String add(ChatCompletionChunk chunk) {
        chunk._usage().asKnown().ifPresent(this::report);
        return chunk._choices()
                .asKnown()
                .flatMap(choices -> choices.stream().findFirst())
                .map(choice -> {
                    choice._finishReason().asKnown().ifPresent(reason -> finish = reason.asString());
                    return written(choice._delta()
                            .asKnown()
                            .flatMap(delta -> delta._content().asKnown()));
                })
                .orElse("");
    }

    /** Takes a whole answer; one without a choice is no answer. */
    void addWhole(ChatCompletion completion) {
        completion._usage().asKnown().ifPresent(this::report);
        ChatCompletion.Choice choice = completion
                ._choices()
                .asKnown()
                .flatMap(choices -> choices.stream().findFirst())
                .orElseThrow(() -> failures.last("did not answer as OpenAI's protocol has it: check LLM_BASE_URL"));
        // Whoever sends a whole answer has ended it, whether it says so or not.
        finish = choice._finishReason()
                .asKnown()
                .map(reason -> reason.asString())
                .orElse("stop");
        var unused = written(choice._message()
                .asKnown()
                .flatMap(message -> message._content().asKnown()));
    }

    private String written(Optional<String> piece) {
        return append(characters.next(piece.orElse("")));
    }

    private String append(String whole) {
        if (text.length() + whole.length() > failures.options().maxChars()) {
            throw failures.last(
                    "answered with more than " + failures.options().maxChars() + " characters: lower LLM_MAX_TOKENS");
        }
        text.append(whole);
        return whole;
    }

    /** Whether the provider said that the answer ends here. */
    boolean finished() {
        return !finish.isEmpty();
    }

    /** Whether anything of the answer was passed on. */
    boolean begun() {
        return text.length() > 0;
    }

    /** What remains to be passed on at the end. */
    String rest() {
        return append(characters.rest());
    }

    /** The answer, if it is one. */
    ChatResponse response(ChatRequest request) {
        if (finish.isEmpty()) {
            throw failures.passing("broke the answer off: try again later", text.isEmpty(), Optional.empty());
        }
        if (finish.equals("content_filter")) {
            throw failures.last("stopped the answer by its content filter: say it otherwise");
        }
        if (finish.equals("length")) {
            throw failures.last("did not come to an end within "
                    + failures.options().maxTokens() + " tokens: raise LLM_MAX_TOKENS, or ask for less");
        }
        if (text.toString().isBlank()) {
            throw failures.passing("answered without any text: try again, or check LLM_MODEL", false, Optional.empty());
        }
        return new ChatResponse(text.toString(), reported.orElseGet(() -> estimated(request)));
    }

    private Usage estimated(ChatRequest request) {
        long input = request.messages().stream()
                .mapToLong(message -> Usage.estimatedTokens(message.text()))
                .sum();
        return new Usage(input, Usage.estimatedTokens(text.toString()));
    }

    private void report(CompletionUsage usage) {
        Optional<Long> input = usage._promptTokens().asKnown();
        Optional<Long> output = usage._completionTokens().asKnown();
        if (input.isPresent() && output.isPresent() && input.get() >= 0 && output.get() >= 0) {
            reported = Optional.of(new Usage(input.get(), output.get()));
        }
    }
}
