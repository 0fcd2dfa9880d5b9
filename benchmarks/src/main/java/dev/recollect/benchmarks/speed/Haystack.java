// SPDX-License-Identifier: Apache-2.0
package dev.recollect.benchmarks.speed;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.server.transfer.ImportSource;
import dev.recollect.server.transfer.RecallSetHandler;
import dev.recollect.server.transfer.RecallSetReader;
import dev.recollect.server.transfer.TransferException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Vectors to search among, in eight bits as an index holds many, and queries.
 *
 * @param vectors what is searched
 * @param queries what is asked
 */
record Haystack(List<Embedding> vectors, List<Embedding> queries) {
    private static final int SEED = 7;

    Haystack {
        vectors = vectors.stream().map(Embedding::quantized).toList();
        queries = queries.stream().map(Embedding::quantized).toList();
    }

    /** What is searched when it is made up. */
    enum Kind {
        /** Sentences of {@link Talk}, as {@link TalkModel} lays them out. */
        TALK,
        /** The clusters of {@link Vectors}. */
        CLUSTERS
    }

    /** Made-up vectors, and queries from among the same. */
    static Haystack madeUp(Kind kind, int vectors, int queries) {
        List<Embedding> all = switch (kind) {
            case TALK -> talk(vectors + queries);
            case CLUSTERS -> new Vectors(SEED).next(vectors + queries);
        };
        return new Haystack(all.subList(0, vectors), all.subList(vectors, all.size()));
    }

    private static List<Embedding> talk(int count) {
        Talk talk = new Talk(SEED);
        TalkModel model = new TalkModel(talk);
        return IntStream.range(0, count)
                .mapToObj(i -> model.embed(talk.sentence(), Purpose.PASSAGE).mean())
                .toList();
    }

    /**
     * The turns of a recall set and other texts, asked by questions of the set, chosen evenly.
     *
     * @throws TransferException if the file cannot be read, is malformed or has no turn or question
     */
    static Haystack real(Path recallSet, List<String> others, int queries, EmbeddingModel model) {
        List<String> turns = new ArrayList<>();
        List<String> questions = new ArrayList<>();
        read(recallSet, turns, questions);
        if (turns.isEmpty() || questions.isEmpty()) {
            throw new TransferException(
                    recallSet + " must have turns and questions, but has " + turns.size() + " and " + questions.size());
        }
        int asked = Math.min(queries, questions.size());
        List<String> chosen = IntStream.range(0, asked)
                .mapToObj(i -> questions.get((int) ((long) i * questions.size() / asked)))
                .toList();
        List<String> texts = Stream.concat(turns.stream(), others.stream().filter(text -> !text.isBlank()))
                .toList();
        return new Haystack(embedded(model, texts, Purpose.PASSAGE), embedded(model, chosen, Purpose.QUERY));
    }

    private static void read(Path file, List<String> turns, List<String> questions) {
        try (ImportSource source = ImportSource.of(file)) {
            RecallSetReader reader = new RecallSetReader(source);
            reader.read(reader.outline(), new RecallSetHandler() {
                @Override
                public void turn(Place place, Turn turn) {
                    turns.add(turn.speaker().map(name -> name + ": ").orElse("") + turn.text());
                }

                @Override
                public void question(Place place, Question question) {
                    questions.add(question.text());
                }

                @Override
                public void malformed(Place place, String detail) {
                    throw new TransferException(file + ", " + place + ": " + detail);
                }
            });
        }
    }

    private static List<Embedding> embedded(EmbeddingModel model, List<String> texts, Purpose purpose) {
        return model.embed(texts, purpose).stream().map(TextEmbedding::mean).toList();
    }
}
