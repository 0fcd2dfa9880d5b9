// SPDX-License-Identifier: Apache-2.0
package dev.recollect.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.recollect.memory.tck.ChatReply;
import dev.recollect.memory.tck.ScriptedChatServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/*
 * The jar leaves out most of what the client of language models brings; what it needs, in good times and bad, must be there.
 */
@DisplayName("The runnable jar")
class RunnableJarTest {
    private static final Path JAR = Repository.ROOT.resolve("memory-server-javalin/target/recollect.jar");

    @TempDir
    Path folder;

    @BeforeEach
    void packaged() {
        assumeTrue(Files.exists(JAR), "the jar is packaged");
    }

    private record Ended(int code, String out, String err) {}

    private Ended run(ScriptedChatServer provider, String input, String... arguments)
            throws IOException, InterruptedException {
        Path in = Files.writeString(folder.resolve("in"), input);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(java, "-jar", JAR.toString());
        builder.command().addAll(List.of(arguments));
        builder.directory(folder.toFile());
        builder.environment()
                .keySet()
                .removeIf(
                        name -> name.startsWith("LLM_") || name.endsWith("_API_KEY") || name.startsWith("RECOLLECT_"));
        builder.environment().put("LLM_BASE_URL", provider.url());
        builder.environment().put("LLM_MAX_RETRIES", "0");
        int code = builder.redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Ended(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("speaks with a language model, in pieces and as a whole, and words what fails")
    void languageModel() throws IOException, InterruptedException {
        try (ScriptedChatServer provider = ScriptedChatServer.start(
                ChatReply.of("In ", "Lisbon."),
                ChatReply.of(401, "{\"error\":{\"message\":\"no\",\"type\":\"t\",\"code\":\"c\",\"param\":null}}"),
                ChatReply.of(200, "data: {\"error\":{\"message\":\"no\"}}\n\n"),
                ChatReply.of(200, "garbage"),
                ChatReply.of("In Lisbon."))) {
            Ended chat = run(provider, "Where?\nWhere?\nWhere?\nWhere?\n", "chat");
            Ended answer = run(provider, "", "answer", "Where is it?");

            assertThat(chat.out()).isEqualTo("In Lisbon.\n");
            assertThat(chat.err().lines())
                    .hasSize(3)
                    .anyMatch(line -> line.endsWith("wants an API key (401): set OPENAI_API_KEY"))
                    .anyMatch(line -> line.endsWith("broke the answer off with an error: try again later"))
                    .anyMatch(line -> line.endsWith("broke the answer off: try again later"));
            assertThat(answer.err()).isEmpty();
            assertThat(answer.out()).startsWith("In Lisbon.");
        }
    }
}
