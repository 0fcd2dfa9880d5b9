// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.local;

import dev.recollect.memory.Memory;
import dev.recollect.memory.MemoryBuilder;
import dev.recollect.memory.chat.ChatModel;
import dev.recollect.memory.chat.ChatRequest;
import dev.recollect.memory.chat.ChatResponse;
import dev.recollect.memory.chat.Usage;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.ExactVectorIndex;
import dev.recollect.memory.remember.RememberRequest;
import dev.recollect.memory.session.Session;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.sqlite.SqliteExperienceStore;
import dev.recollect.memory.store.sqlite.SqliteOptions;
import dev.recollect.memory.tck.HashingEmbeddingModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A process that holds conversations, ends them and has them told, by command and in the background, until it is killed. It
 * says {@code > session .} before it tells one and {@code = session .} when that is done.
 */
final class ConsolidatingLife {
    static final Scope ADA = Scope.ofUser("ada");
    private static final int RECENT = 4;

    private final Memory memory;
    private final Random random;
    private final String name;
    private int sessions;

    private ConsolidatingLife(Memory memory, Random random, String name) {
        this.memory = memory;
        this.random = random;
        this.name = name;
    }

    /** The folder, and a seed that no other process of the folder has. */
    public static void main(String[] arguments) {
        Random random = new Random(Long.parseLong(arguments[1]));
        ConsolidatingLife life = new ConsolidatingLife(open(Path.of(arguments[0]), true), random, arguments[1]);
        System.out.println("begins");
        while (true) {
            life.step();
        }
    }

    static Memory open(Path folder, boolean background) {
        EmbeddingModel model = new HashingEmbeddingModel(16);
        SqliteExperienceStore store =
                SqliteExperienceStore.open(SqliteOptions.builder(folder.resolve("raw_store.db"), ModelStamp.of(model))
                        .nativeFolder(folder.resolve("native"))
                        .build());
        return new MemoryBuilder(store, new ExactVectorIndex(16), store.keywords(), model)
                .maintenanceInterval(Duration.ofMillis(30))
                .consolidation(background)
                .chatModel(new Teller())
                .distillation(true)
                .build();
    }

    /** Tells of every conversation the same, and finds one fact in it. */
    private static final class Teller implements ChatModel {
        @Override
        public String id() {
            return "teller";
        }

        @Override
        public ChatResponse chat(ChatRequest request) {
            boolean facts = request.messages().get(0).text().contains("read facts");
            return new ChatResponse(
                    facts ? "the user | likes words | yes | always | 0.9 | 1" : "What was said: words.", Usage.NONE);
        }
    }

    private void step() {
        String session = name + "-" + sessions++;
        int segments = 1 + random.nextInt(2);
        for (int i = 0; i < segments; i++) {
            memory.rememberAll(IntStream.range(0, 1 + random.nextInt(6))
                    .mapToObj(turn -> RememberRequest.text(ADA, "turn " + turn + " word" + random.nextInt(50) + "?")
                            .session(session)
                            .build())
                    .toList());
            memory.sessions().end(ADA, session);
        }
        tell(session);
        /* And what others, or the background, may be telling at this very moment. */
        List<Session> recent = memory.sessions().list(ADA, RECENT);
        tell(recent.get(random.nextInt(recent.size())).sessionId());
    }

    private void tell(String session) {
        say(">", session);
        memory.sessions().consolidate(ADA, session);
        say("=", session);
    }

    private static void say(String sign, String session) {
        System.out.println(sign + " " + session + " .");
        System.out.flush();
    }
}
