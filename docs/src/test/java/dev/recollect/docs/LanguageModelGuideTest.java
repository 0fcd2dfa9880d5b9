// SPDX-License-Identifier: Apache-2.0
package dev.recollect.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.Memory;
import dev.recollect.memory.answer.Answer;
import dev.recollect.memory.answer.AnswerListener;
import dev.recollect.memory.answer.AnswerRequest;
import dev.recollect.memory.chat.ChatModel;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.local.LocalMemory;
import dev.recollect.memory.openai.OpenAiChatModel;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.tck.ChatReply;
import dev.recollect.memory.tck.ScriptedChatServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The guide for language models")
class LanguageModelGuideTest {
    private final Scope ada = Scope.ofUser("ada");

    @TempDir
    Path folder;

    @Test
    @DisplayName("puts a model behind a memory")
    void model() {
        String key = "sk-" + "0123456789";

        // @start region=model
        ChatModel model = OpenAiChatModel.builder("deepseek-chat")
                .baseUrl("https://api.deepseek.com")
                .apiKey(key)
                .maxTokens(800)
                .timeout(Duration.ofSeconds(30))
                .build();
        Memory memory = LocalMemory.builder(folder)
                .with(parts -> parts.chatModel(model))
                .open();
        // @end

        try (memory) {
            assertThat(memory.statistics().responder()).isEqualTo("deepseek-chat");
        }
    }

    @Test
    @DisplayName("hears an answer while it is written")
    void listens() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        try (ScriptedChatServer server = ScriptedChatServer.start(ChatReply.of("In ", "Lisbon [1]."));
                Memory memory = LocalMemory.builder(folder)
                        .with(parts -> parts.chatModel(OpenAiChatModel.builder("m")
                                .baseUrl(server.url())
                                .build()))
                        .open()) {
            memory.remember(ada, "I live in Lisbon.");

            // @start region=listen
            Answer answer = memory.answer(AnswerRequest.of(ada, "Where do I live?"), new AnswerListener() {
                @Override
                public void recalled(List<Recalled> memories, Answer.Affects affect) {
                    out.println("from " + memories.size() + " memories:");
                }

                @Override
                public void delta(String text) {
                    out.print(text);
                }
            });
            // @end

            assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("from 1 memories:\n" + answer.response());
            assertThat(answer.citations()).hasSize(1);
        }
    }
}
