// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads recall sets: public ones from a file, and the small stores that were written for this project. */
final class RecallSetReader {
    private static final String SMALL_STORES = "small-stores.json";
    private static final Instant FIRST_SMALL = Instant.parse("2025-10-01T09:00:00Z");

    private RecallSetReader() {}

    /** A file in the format of {@code recollect import}. */
    static RecallSet read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            JsonNode set = new JsonMapper().readTree(in);
            List<RecallSet.Conversation> conversations = new ArrayList<>();
            for (JsonNode conversation : set.path("conversations")) {
                conversations.add(conversation(conversation));
            }
            if (conversations.isEmpty()) {
                throw new IllegalArgumentException(file + " must hold conversations, but holds none");
            }
            return new RecallSet(set.path("name").asText(), conversations);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the recall set " + file, e);
        }
    }

    private static RecallSet.Conversation conversation(JsonNode node) {
        List<RecallSet.Turn> turns = new ArrayList<>();
        for (JsonNode turn : node.path("turns")) {
            turns.add(new RecallSet.Turn(
                    turn.path("id").asText(),
                    turn.path("session").asText(),
                    Optional.of(turn.path("speaker").asText()),
                    Instant.parse(turn.path("at").asText()),
                    turn.path("text").asText(),
                    Optional.empty()));
        }
        List<RecallSet.Question> questions = new ArrayList<>();
        for (JsonNode question : node.path("questions")) {
            questions.add(new RecallSet.Question(
                    question.path("id").asText(),
                    question.path("text").asText(),
                    question.path("category").asText(),
                    texts(question.path("evidence"))));
        }
        return new RecallSet.Conversation(node.path("id").asText(), turns, questions);
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    /**
     * A handful of notes, of exchanges with an assistant, of turns, in several languages; each asked about, also for what
     * is not in it. A category is the kind of store.
     */
    static RecallSet smallStores() {
        try (InputStream in = RecallSetReader.class.getResourceAsStream(SMALL_STORES)) {
            if (in == null) {
                throw new IllegalStateException(SMALL_STORES + " must be on the class path, but is not");
            }
            List<RecallSet.Conversation> stores = new ArrayList<>();
            for (JsonNode store : new JsonMapper().readTree(in).path("stores")) {
                stores.add(smallStore(store));
            }
            return new RecallSet("small-stores", stores);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + SMALL_STORES, e);
        }
    }

    private static RecallSet.Conversation smallStore(JsonNode store) {
        boolean sitting = store.path("sitting").asBoolean();
        Duration step = sitting ? Duration.ofMinutes(1) : Duration.ofDays(1);
        List<RecallSet.Turn> turns = new ArrayList<>();
        for (JsonNode memory : store.path("memories")) {
            String place = String.valueOf(turns.size());
            turns.add(new RecallSet.Turn(
                    place,
                    sitting ? "sitting" : place,
                    optional(memory, "speaker"),
                    optional(memory, "at")
                            .map(Instant::parse)
                            .orElse(FIRST_SMALL.plus(step.multipliedBy(turns.size()))),
                    memory.isTextual()
                            ? memory.asText()
                            : optional(memory, "prompt")
                                    .orElse(memory.path("text").asText()),
                    optional(memory, "response")));
        }
        List<RecallSet.Question> questions = new ArrayList<>();
        String name = store.path("name").asText();
        for (JsonNode question : store.path("questions")) {
            questions.add(new RecallSet.Question(
                    name + "/" + questions.size(),
                    question.path("text").asText(),
                    store.path("kind").asText(),
                    texts(question.path("answers"))));
        }
        return new RecallSet.Conversation(name, turns, questions);
    }

    private static Optional<String> optional(JsonNode node, String field) {
        return node.has(field) ? Optional.of(node.path(field).asText()) : Optional.empty();
    }
}
