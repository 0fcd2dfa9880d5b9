// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.local;

import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryBuilder;
import dev.recollect.memory.answer.AnswerRequest;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.hnsw.HnswVectorIndex;
import dev.recollect.memory.index.InMemoryKeywordIndex;
import dev.recollect.memory.recall.RecallProfile;
import dev.recollect.memory.recall.RecallRequest;
import dev.recollect.memory.recall.Recalled;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.remember.Remembered;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.sqlite.SnowballAnalyzer;
import dev.recollect.memory.store.sqlite.SqliteExperienceStore;
import dev.recollect.memory.store.sqlite.SqliteOptions;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import dev.recollect.memory.tck.SteppingClock;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The same changes every time they are told: what three users say in sessions, exchanges and answers, and what is erased;
 * and the same questions, with the bytes of what is recalled.
 */
final class Story {
    static final Scope ADA = Scope.ofUser("ada");
    static final Scope BEN = Scope.ofUser("ben");
    static final Scope ZOE = Scope.ofUser("zoe");
    static final int QUESTIONS = 50;

    private static final int DIMENSION = 384;
    private static final int TURNS_OF_SESSION = 12;
    private static final Instant BEGIN = Instant.parse("2025-11-01T08:00:00Z");
    private static final Instant NOW = Instant.parse("2026-02-01T08:00:00Z");
    private static final long SEED = 7;

    private final SteppingClock clock = new SteppingClock(NOW);
    private final Random random = new Random(SEED);

    /** How vectors are searched, and how much of a user may stay in memory. */
    record Settings(int graphsFrom, int quantizedFrom, long memoryForRecall) {
        static final Settings EXACT = new Settings(Integer.MAX_VALUE, Integer.MAX_VALUE, 1L << 30);
    }

    /** Opens a folder; nothing happens in the background by itself. */
    Hashed.Opened open(Path folder, Settings settings) {
        HashingEmbeddingModel model = new HashingEmbeddingModel(DIMENSION);
        SqliteExperienceStore store =
                SqliteExperienceStore.open(SqliteOptions.builder(folder.resolve("raw_store.db"), ModelStamp.of(model))
                        .nativeFolder(folder.resolve("native"))
                        .build());
        HnswVectorIndex index = HnswVectorIndex.builder(DIMENSION)
                .threshold(settings.graphsFrom())
                .quantizedFrom(settings.quantizedFrom())
                .saveIn(Hashed.graphs(folder), ModelStamp.of(model), store::lastChange)
                .build();
        MemoryBuilder builder =
                new MemoryBuilder(store, index, new InMemoryKeywordIndex(new SnowballAnalyzer()), model);
        return new Hashed.Opened(
                choices(builder).memoryForRecall(settings.memoryForRecall()).build(), index);
    }

    /** The story's own time and ids, and no work by the clock. */
    MemoryBuilder choices(MemoryBuilder builder) {
        return builder.clock(clock).random(random).maintenanceInterval(Duration.ofDays(1));
    }

    /** Tells so many turns of each user's sessions, and what else happens. */
    void tell(Memory memory, int turns) {
        for (Scope scope : List.of(ADA, BEN, ZOE)) {
            List<ExperienceId> told = tell(memory, scope, turns);
            memory.answer(AnswerRequest.of(scope, text() + "?"));
            memory.forget(Erasure.ofIds(scope, everySeventh(told)));
        }
        memory.forget(Erasure.ofUser(BEN));
        tell(memory, BEN, turns / 2);
        memory.completeContexts();
        clock.set(NOW);
    }

    /** Tells so many turns of one user's sessions. */
    List<ExperienceId> tell(Memory memory, Scope scope, int turns) {
        List<RememberRequest> requests = new ArrayList<>();
        for (int i = 0; i < turns; i++) {
            clock.advance(Duration.ofMillis(random.nextInt(5)));
            requests.add(request(scope, i));
        }
        List<Remembered> remembered = new ArrayList<>(memory.rememberAll(requests.subList(0, turns - 5)));
        requests.subList(turns - 5, turns).forEach(request -> remembered.add(memory.remember(request)));
        return remembered.stream().flatMap(one -> one.id().stream()).toList();
    }

    private RememberRequest request(Scope scope, int turn) {
        RememberRequest.Builder request = turn % 5 == 0
                ? RememberRequest.exchange(scope, text() + "?", text() + ".")
                : RememberRequest.text(scope, text() + (turn % 4 == 0 ? "?" : "."))
                        .speaker(turn % 2 == 0 ? "Ana" : "Ben")
                        .type(turn % 11 == 0 ? ExperienceType.OBSERVATION : ExperienceType.OCCURRENCE);
        if (turn % 13 != 0) {
            request.session("s" + turn / TURNS_OF_SESSION);
        }
        /* Some are told later than what happened after them, some happened at one moment. */
        return request.occurredAt(BEGIN.plusSeconds(600L * (turn - turn % 3) - random.nextInt(2) * 5_000L))
                .attributes(Map.of("page", "" + turn % 4))
                .build();
    }

    private static List<ExperienceId> everySeventh(List<ExperienceId> told) {
        return IntStream.range(0, told.size())
                .filter(i -> i % 7 == 3)
                .mapToObj(told::get)
                .toList();
    }

    /* Words as seldom as in speech: the k-th is half as likely as the k/2-th. */
    private String text() {
        return IntStream.range(0, 3 + random.nextInt(9))
                .mapToObj(i -> "word" + (int) Math.exp(random.nextDouble() * Math.log(900)))
                .collect(Collectors.joining(" "));
    }

    /** The questions to a user: under every profile, without a filter and with one. */
    static List<RecallRequest> questions(Scope scope) {
        Story asked = new Story();
        List<RecallRequest> questions = new ArrayList<>();
        for (int i = 0; i < QUESTIONS; i++) {
            RecallRequest request = RecallRequest.of(scope, asked.text() + (i % 3 == 0 ? " last month?" : " Ana?"))
                    .withTopK(1 + i % 20)
                    .withFilter(filter(i));
            questions.add(i % 4 == 3 ? request.withProfile(RecallProfile.CLASSIC) : request);
        }
        return questions;
    }

    private static ExperienceFilter filter(int question) {
        return switch (question % 6) {
            case 1 -> ExperienceFilter.DEFAULT.withSession("s3");
            case 2 -> ExperienceFilter.ALL.withAttributes(Map.of("page", "1"));
            case 3 -> ExperienceFilter.DEFAULT.withTypes(Set.of(ExperienceType.OBSERVATION));
            case 4 ->
                ExperienceFilter.DEFAULT
                        .withTimes(Optional.of(BEGIN.plusSeconds(20_000)), Optional.empty())
                        .withValence(OptionalDouble.of(-1), OptionalDouble.empty());
            default -> ExperienceFilter.DEFAULT;
        };
    }

    /** The bytes of what users recall, asked in this order. */
    static byte[] recalled(Memory memory, List<Scope> scopes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream output = new DataOutputStream(bytes)) {
            for (Scope scope : scopes) {
                for (RecallRequest question : questions(scope)) {
                    List<Recalled> memories = memory.recall(question).memories();
                    output.writeInt(memories.size());
                    for (Recalled one : memories) {
                        write(one, output);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(Recalled one, DataOutputStream output) throws IOException {
        output.writeUTF(one.experience().id().value());
        output.writeUTF(one.experience().digest().toString());
        output.writeUTF(one.text());
        output.writeBoolean(one.relevant());
        output.writeLong(Double.doubleToRawLongBits(one.score().value()));
        for (Map.Entry<String, Double> part : one.score().parts().entrySet()) {
            output.writeUTF(part.getKey());
            output.writeLong(Double.doubleToRawLongBits(part.getValue()));
        }
    }
}
