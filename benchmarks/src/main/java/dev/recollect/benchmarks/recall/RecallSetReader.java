// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.recall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.recollect.server.transfer.ImportSource;
import dev.recollect.server.transfer.RecallSetOutline;
import dev.recollect.server.transfer.TransferException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

    /**
     * A file in the format of {@code recollect import}, read as an evaluation reads it: what is malformed is refused by its
     * place; questions without evidence, or with evidence that is no turn, are left out and counted.
     *
     * @throws TransferException if the file cannot be read or is malformed
     */
    static RecallSet read(Path file) {
        try (ImportSource source = ImportSource.of(file)) {
            var reader = new dev.recollect.server.transfer.RecallSetReader(source);
            RecallSetOutline outline = reader.outline();
            RecallSetCollector collector = new RecallSetCollector(source.name(), outline);
            reader.read(outline, collector);
            return collector.collected();
        }
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
            return new RecallSet("small-stores", stores, 0);
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
