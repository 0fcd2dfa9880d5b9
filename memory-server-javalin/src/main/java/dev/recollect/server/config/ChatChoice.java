// SPDX-License-Identifier: Apache-2.0
package dev.recollect.server.config;

import dev.recollect.memory.chat.ChatModel;
import dev.recollect.memory.openai.OpenAiChatModel;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The language model that is configured. Immutable; what it prints has no key.
 *
 * <p>A key is sent to whom it belongs: DeepSeek's to DeepSeek alone, OpenAI's to the address that is configured, which is
 * OpenAI's unless set.
 *
 * @param address where it is
 * @param key its key, if there is one
 * @param keyName the setting the key comes from, or should
 * @param model its name
 * @param temperature in [0, 2]
 * @param maxTokens length of an answer in the model's tokens
 * @param maxChars length of an answer in characters
 * @param timeout how long it may take, or be silent
 * @param maxRetries how often a call is tried again
 */
public record ChatChoice(
        URI address,
        Optional<String> key,
        String keyName,
        String model,
        double temperature,
        int maxTokens,
        int maxChars,
        Duration timeout,
        int maxRetries) {
    private static final URI OPENAI = URI.create("https://api.openai.com/v1");
    private static final URI DEEPSEEK = URI.create("https://api.deepseek.com");

    static Optional<ChatChoice> of(Settings settings) {
        Optional<URI> given = settings.find(SettingTable.LLM_BASE_URL);
        Optional<String> openAi = settings.find(SettingTable.OPENAI_KEY);
        Optional<String> deepSeek = settings.find(SettingTable.DEEPSEEK_KEY);
        if (given.isEmpty() && openAi.isEmpty() && deepSeek.isEmpty()) {
            return Optional.empty();
        }
        URI address = given.orElse(openAi.isPresent() ? OPENAI : DEEPSEEK);
        boolean atDeepSeek = host(address).equals(host(DEEPSEEK));
        boolean itsKey = atDeepSeek && (deepSeek.isPresent() || openAi.isEmpty());
        return Optional.of(new ChatChoice(
                address,
                itsKey ? deepSeek : openAi,
                itsKey ? SettingTable.DEEPSEEK_KEY.name() : SettingTable.OPENAI_KEY.name(),
                settings.find(SettingTable.LLM_MODEL).orElse(atDeepSeek ? "deepseek-chat" : "gpt-4o-mini"),
                settings.value(SettingTable.LLM_TEMPERATURE),
                settings.value(SettingTable.LLM_MAX_TOKENS),
                settings.maxTextChars(),
                Duration.ofSeconds(settings.value(SettingTable.LLM_TIMEOUT)),
                settings.value(SettingTable.LLM_RETRIES)));
    }

    /**
     * Makes the model.
     *
     * @return the model; calls nobody yet
     */
    public ChatModel chatModel() {
        OpenAiChatModel.Builder builder = OpenAiChatModel.builder(model)
                .baseUrl(address.toString())
                .apiKeyName(keyName)
                .temperature(temperature)
                .maxTokens(maxTokens)
                .maxChars(maxChars)
                .timeout(timeout)
                .maxRetries(maxRetries);
        key.ifPresent(builder::apiKey);
        return builder.build();
    }

    /* Whoever listens on the way reads key and memories. */
    List<String> warnings() {
        boolean open = address.getScheme().equalsIgnoreCase("http") && !isLoopback(address.getHost());
        return open
                ? List.of("LLM_BASE_URL is http to another machine: key, messages and memories go there unencrypted")
                : List.of();
    }

    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        boolean literal = host.matches("[0-9.]+") || host.startsWith("[");
        try {
            return literal && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String host(URI address) {
        return address.getHost().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return model + " at " + address.getHost();
    }
}
