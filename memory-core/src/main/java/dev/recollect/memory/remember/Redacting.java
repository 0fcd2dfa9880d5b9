// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.remember;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import dev.recollect.memory.experience.Content;
import dev.recollect.memory.redaction.Redaction;
import dev.recollect.memory.redaction.Redactor;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns a request into content with every secret taken out. Confined to one request. */
final class Redacting {
    private final Redactor redactor;
    private final int maxTextChars;
    private final Set<String> kinds = new LinkedHashSet<>();

    Redacting(Redactor redactor, int maxTextChars) {
        this.redactor = redactor;
        this.maxTextChars = maxTextChars;
    }

    List<String> kinds() {
        return List.copyOf(kinds);
    }

    Content contentOf(RememberRequest request) {
        Content content = request.response()
                .map(response -> Content.ofExchange(
                        clean("prompt", request.text(), maxTextChars), clean("response", response, maxTextChars)))
                .orElseGet(() -> Content.ofText(clean("text", request.text(), maxTextChars)));
        if (request.speaker().isPresent()) {
            String speaker = Limits.requireName("speaker", request.speaker().get());
            content = content.withSpeaker(clean("speaker", speaker, Limits.NAME_CHARS));
        }
        return request.attributes().isEmpty() ? content : content.withAttributes(cleaned(request.attributes()));
    }

    /** Whether an experience of an import holds what would have been taken out of a request. */
    void requireClean(Content content) {
        redact(content.text());
        content.speaker().ifPresent(this::redact);
        content.attributes().values().forEach(this::redact);
        if (!kinds.isEmpty()) {
            throw new InvalidInputException(
                    "text",
                    "must hold no secrets, but has " + String.join(", ", kinds) + "; remove them and try again");
        }
    }

    String clean(String field, String value, int max) {
        Limits.requireText(field, value, max);
        return redact(value);
    }

    private String redact(String value) {
        Redaction redaction = redactor.redact(value);
        kinds.addAll(redaction.kinds());
        return redaction.text();
    }

    private Map<String, String> cleaned(Map<String, String> attributes) {
        if (attributes.size() > Limits.ATTRIBUTES) {
            throw new InvalidInputException(
                    "attributes", "must be at most " + Limits.ATTRIBUTES + ", but are " + attributes.size());
        }
        Map<String, String> clean = new LinkedHashMap<>();
        attributes.forEach(
                (key, value) -> clean.put(key, clean("attributes." + key, value, Limits.ATTRIBUTE_VALUE_CHARS)));
        return clean;
    }
}
