// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.recollect.memory.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The language model that is configured")
class ChatChoiceTest {
    private static final String OPENAI = "sk-" + "openai";
    private static final String DEEPSEEK = "sk-" + "deepseek";

    @TempDir
    Path folder;

    private Settings of(String... namesAndValues) {
        Map<String, String> environment = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            environment.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return Settings.load(environment, folder);
    }

    @Test
    @DisplayName("is none without a key and an address")
    void none() {
        assertThat(of().chatModel()).isEmpty();
        assertThat(of("LLM_MODEL", "gpt-9", "OPENAI_API_KEY", " ").chatModel()).isEmpty();
        assertThat(of("LLM_MODEL", "gpt-9", "LLM_TEMPERATURE", "1").warnings())
                .containsExactly("LLM_MODEL is set, but no language model is, by OPENAI_API_KEY, DEEPSEEK_API_KEY or"
                        + " LLM_BASE_URL: answers come from the offline responder, which quotes what is remembered");
    }

    @ParameterizedTest(name = "OpenAI''s key {0}, DeepSeek''s {1}, address {2}")
    @CsvSource({
        "true,  false, '',                             https://api.openai.com/v1,     OPENAI_API_KEY,   o, gpt-4o-mini",
        "false, true,  '',                             https://api.deepseek.com,      DEEPSEEK_API_KEY, d, deepseek-chat",
        "true,  true,  '',                             https://api.openai.com/v1,     OPENAI_API_KEY,   o, gpt-4o-mini",
        "true,  true,  https://api.deepseek.com/beta,  https://api.deepseek.com/beta, DEEPSEEK_API_KEY, d, deepseek-chat",
        "true,  false, https://API.deepseek.com,       https://API.deepseek.com,      OPENAI_API_KEY,   o, deepseek-chat",
        "false, false, https://api.deepseek.com,       https://api.deepseek.com,      DEEPSEEK_API_KEY, '', deepseek-chat",
        "false, true,  http://localhost:11434,         http://localhost:11434,        OPENAI_API_KEY,   '', gpt-4o-mini",
        "true,  true,  http://localhost:11434,         http://localhost:11434,        OPENAI_API_KEY,   o, gpt-4o-mini",
        "false, false, http://localhost:11434/v1/,     http://localhost:11434/v1/,    OPENAI_API_KEY,   '', gpt-4o-mini"
    })
    @DisplayName("follows from keys and address, and a key goes to nobody it does not belong to")
    void choices(
            boolean openAi, boolean deepSeek, String base, String address, String keyName, String key, String model) {
        ChatChoice choice = of(
                        "OPENAI_API_KEY",
                        openAi ? OPENAI : "",
                        "DEEPSEEK_API_KEY",
                        deepSeek ? DEEPSEEK : "",
                        "LLM_BASE_URL",
                        base)
                .chatModel()
                .orElseThrow();

        assertThat(choice.address()).hasToString(address);
        assertThat(choice.keyName()).isEqualTo(keyName);
        assertThat(choice.key().orElse("")).isEqualTo(key.equals("o") ? OPENAI : key.equals("d") ? DEEPSEEK : "");
        assertThat(choice.model()).isEqualTo(model);
        assertThat(choice.chatModel().id()).isEqualTo(model);
    }

    @Test
    @DisplayName("is asked as configured, in a file too, and prints without its key")
    void configured() throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(
                folder.resolve("data/recollect.properties"),
                "OPENAI_API_KEY=" + OPENAI + "\nLLM_MODEL=big\nLLM_TEMPERATURE=0\nLLM_MAX_TOKENS=9\nMAX_TEXT_CHARS=99\n"
                        + "LLM_TIMEOUT_SECONDS=5\nLLM_MAX_RETRIES=0\n");

        ChatChoice choice = of().chatModel().orElseThrow();

        assertThat(choice.model()).isEqualTo("big");
        assertThat(choice.temperature()).isZero();
        assertThat(choice.maxTokens()).isEqualTo(9);
        assertThat(choice.maxChars()).isEqualTo(99);
        assertThat(choice.timeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(choice.maxRetries()).isZero();
        assertThat(choice).hasToString("big at api.openai.com");
        assertThat(of().warnings()).isEmpty();
    }

    @Test
    @DisplayName("has its defaults")
    void defaults() {
        ChatChoice choice = of("OPENAI_API_KEY", OPENAI).chatModel().orElseThrow();

        assertThat(choice.temperature()).isEqualTo(0.7);
        assertThat(choice.maxTokens()).isEqualTo(500);
        assertThat(choice.timeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(choice.maxRetries()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "http://ollama:11434, true",
        "http://192.168.1.2, true",
        "https://ollama, false",
        "http://LOCALHOST:1, false",
        "http://127.0.0.2:1, false",
        "http://[::1]:1, false"
    })
    @DisplayName("is warned of where others may read on the way")
    void unencrypted(String address, boolean warned) {
        assertThat(of("LLM_BASE_URL", address).warnings()).hasSize(warned ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPENAI_API_KEY", "DEEPSEEK_API_KEY"})
    @DisplayName("has a key without spaces, and a bad one is not repeated")
    void badKeys(String name) {
        assertThatThrownBy(() -> of(name, "two words"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(name + " must be visible ASCII characters without spaces, but is not (in the environment)");
    }

    @Test
    @DisplayName("has an address without a password, and one that may hold one is not repeated")
    void badAddress() {
        String password = "hunter" + "2";

        assertThatThrownBy(() -> of("LLM_BASE_URL", "https://me:" + password + "@host/v1"))
                .hasMessageStartingWith("LLM_BASE_URL must be an http or https address")
                .hasMessageEndingWith("but is not (in the environment)");
    }
}
