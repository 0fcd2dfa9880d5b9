// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.experience;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an experience says. Of an exchange, {@code text} is prompt + newline + response. Immutable.
 *
 * <p>Bounds: text up to {@link Limits#TEXT_CHARS_MOST} characters for each part of an exchange, attributes and media as in
 * {@link Limits}.
 */
public final class Content {
    private static final int EXCHANGE_CHARS = 2 * Limits.TEXT_CHARS_MOST + 1;

    private final String text;
    private final Optional<String> prompt;
    private final Optional<String> response;
    private final Optional<String> speaker;
    private final SortedMap<String, String> attributes;
    private final List<String> media;

    private Content(
            String text,
            Optional<String> prompt,
            Optional<String> response,
            Optional<String> speaker,
            Map<String, String> attributes,
            List<String> media) {
        this.text = Limits.requireText("text", text, EXCHANGE_CHARS);
        this.prompt = prompt;
        this.response = response;
        this.speaker = speaker.map(name -> Limits.requireName("speaker", name));
        this.attributes = checkedAttributes(attributes);
        this.media = checkedMedia(media);
    }

    /**
     * The content of a single text.
     *
     * @param text what was said or noted, not blank
     * @return the content, without speaker, attributes and media
     * @throws InvalidInputException if the text is blank, too long or malformed
     */
    public static Content ofText(String text) {
        Limits.requireSaid("text", text, Limits.TEXT_CHARS_MOST);
        return new Content(text, Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), List.of());
    }

    /**
     * The content of an exchange.
     *
     * @param prompt what was asked, not blank
     * @param response what was answered; empty where the answer must not be stored
     * @return the content, with {@code text} = prompt + newline + response
     * @throws InvalidInputException if a part is too long or malformed, or the prompt is blank
     */
    public static Content ofExchange(String prompt, String response) {
        Limits.requireSaid("prompt", prompt, Limits.TEXT_CHARS_MOST);
        Limits.requireText("response", response, Limits.TEXT_CHARS_MOST);
        return new Content(
                prompt + "\n" + response,
                Optional.of(prompt),
                Optional.of(response),
                Optional.empty(),
                Map.of(),
                List.of());
    }

    private static SortedMap<String, String> checkedAttributes(Map<String, String> attributes) {
        if (attributes.size() > Limits.ATTRIBUTES) {
            throw new InvalidInputException(
                    "attributes", "must be at most " + Limits.ATTRIBUTES + ", but are " + attributes.size());
        }
        attributes.forEach((key, value) -> {
            Limits.requireSaid("attributes", key, Limits.ATTRIBUTE_KEY_CHARS);
            Limits.requireText("attributes." + key, value, Limits.ATTRIBUTE_VALUE_CHARS);
        });
        return java.util.Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    private static List<String> checkedMedia(List<String> media) {
        if (media.size() > Limits.SOURCES) {
            throw new InvalidInputException("media", "must be at most " + Limits.SOURCES + ", but are " + media.size());
        }
        media.forEach(uri -> Limits.requireText("media", uri, Limits.URI_CHARS));
        return List.copyOf(media);
    }

    /**
     * The same content said by someone.
     *
     * @param name who speaks; kept beside the text, never inside it
     * @return a copy
     */
    public Content withSpeaker(String name) {
        return new Content(text, prompt, response, Optional.of(name), attributes, media);
    }

    /**
     * The same content with the caller's own attributes.
     *
     * @param all the attributes, given back untouched; replace those there were
     * @return a copy
     */
    public Content withAttributes(Map<String, String> all) {
        return new Content(text, prompt, response, speaker, all, media);
    }

    /**
     * The same content with references to media.
     *
     * @param uris where the media lie; replace those there were
     * @return a copy
     */
    public Content withMedia(List<String> uris) {
        return new Content(text, prompt, response, speaker, attributes, uris);
    }

    /**
     * The whole text.
     *
     * @return of an exchange, prompt + newline + response
     */
    public String text() {
        return text;
    }

    /**
     * What was asked, of an exchange.
     *
     * @return the prompt, empty for a text
     */
    public Optional<String> prompt() {
        return prompt;
    }

    /**
     * What was answered, of an exchange.
     *
     * @return the response, empty for a text
     */
    public Optional<String> response() {
        return response;
    }

    /**
     * Who speaks.
     *
     * @return the speaker, if known
     */
    public Optional<String> speaker() {
        return speaker;
    }

    /**
     * The caller's own attributes.
     *
     * @return an unmodifiable map in the order of its keys
     */
    public SortedMap<String, String> attributes() {
        return attributes;
    }

    /**
     * Where media lie that belong to the text.
     *
     * @return unmodifiable URIs
     */
    public List<String> media() {
        return media;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Content that
                && text.equals(that.text)
                && prompt.equals(that.prompt)
                && response.equals(that.response)
                && speaker.equals(that.speaker)
                && attributes.equals(that.attributes)
                && media.equals(that.media);
    }

    @Override
    public int hashCode() {
        return java.util.Objects.hash(text, prompt, response, speaker, attributes, media);
    }

    /** The size only: content is never logged. */
    @Override
    public String toString() {
        return "Content[" + text.length() + " characters]";
    }
}
