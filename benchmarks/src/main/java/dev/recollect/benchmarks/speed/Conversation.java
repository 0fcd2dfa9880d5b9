// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.IndexedText;
import dev.recollect.memory.remember.RememberRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Two people talking in sessions of fifty turns, without end: given texts over and over, or made-up sentences. */
final class Conversation {
    private static final int TURNS_OF_SESSION = 50;
    private static final Instant START = Instant.parse("2025-01-01T08:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Talk talk = new Talk(11);
    private final List<String> texts;
    private int told;
    private Optional<Content> before = Optional.empty();

    Conversation(List<String> texts) {
        this.texts = texts.stream().filter(text -> !text.isBlank()).toList();
    }

    /** Something that is said, and what was said before it in its session. */
    record Turn(int number, Content content, Optional<Content> before) {
        /** What is embedded of it, equal texts once. */
        List<String> roleTexts() {
            return Stream.of(IndexedText.of(content), IndexedText.inContext(content, before))
                    .distinct()
                    .toList();
        }

        /** As a line of a file to import. */
        String line() {
            return JSON.createObjectNode()
                    .put("text", content.text())
                    .put("speaker", content.speaker().orElseThrow())
                    .put("session_id", session())
                    .put("occurred_at", at().toString())
                    .put("idempotency_key", "turn/" + number)
                    .toString();
        }

        RememberRequest request(Scope scope) {
            return RememberRequest.text(scope, content.text())
                    .speaker(content.speaker().orElseThrow())
                    .session(session())
                    .occurredAt(at())
                    .build();
        }

        private String session() {
            return "s" + number / TURNS_OF_SESSION;
        }

        private Instant at() {
            return START.plusSeconds(20L * number);
        }
    }

    List<Turn> next(int count) {
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String text = texts.isEmpty() ? talk.sentence() : texts.get(told % texts.size());
            Content content = Content.ofText(text).withSpeaker(told % 2 == 0 ? "Ada" : "Bo");
            turns.add(new Turn(told, content, told % TURNS_OF_SESSION == 0 ? Optional.empty() : before));
            before = Optional.of(content);
            told++;
        }
        return turns;
    }
}
