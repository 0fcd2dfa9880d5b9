// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.store.sqlite;

import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Confidence;
import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceBuilder;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Nonce;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.salience.Salience;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.NewExperience;
import dev.recollect.memory.store.SalienceTable.Access;
import dev.recollect.memory.store.SalienceTable.Weighed;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the file that every later release must open: one of everything that a store can hold. The files under
 * {@code golden} were made by this program at their schema's release and are never made again; run it with the path of a
 * new file when the schema gets a new version.
 */
final class GoldenFile {
    static final ModelStamp MODEL = new ModelStamp("golden-model", 4);
    static final Scope ADA = new Scope("acme", "ada");
    static final Scope BOB = new Scope("acme", "bob");
    static final Instant START = Instant.parse("2026-02-01T10:00:00.123Z");

    private GoldenFile() {}

    /** The path of the file to make. */
    public static void main(String[] arguments) {
        try (SqliteExperienceStore store = SqliteExperienceStore.open(
                SqliteOptions.builder(Path.of(arguments[0]), MODEL).build())) {
            fill(store);
            fillSessions(store);
            fillSaliences(store);
        }
    }

    static ExperienceId id(int number) {
        return new ExperienceId(String.format("exp_01K6GZQ000%016d", number));
    }

    private static void fill(ExperienceStore store) {
        Experience first = turn(1, "Where did we go in May?").build();
        Experience second = turn(2, "To the harbour, by the night train.").build();
        Experience exchange = experience(3, ADA, Content.ofExchange("And in June?", "To the mountains."))
                .session("s1")
                .agent("guide")
                .build();
        Experience observation = experience(
                        4,
                        ADA,
                        Content.ofText("Ada likes trains; \"très\" 日本 😀")
                                .withAttributes(Map.of("mood", "good", "a.b", "it's"))
                                .withMedia(List.of("file:///picture.png")))
                .type(ExperienceType.OBSERVATION)
                .provenance(new Provenance(
                        "tool(notes)",
                        Provenance.Method.MODEL_INFER,
                        List.of(
                                new Provenance.Source("https://example.org/a", Optional.of("abc")),
                                new Provenance.Source("https://example.org/b", Optional.empty()))))
                .parents(List.of(second.id()))
                .evidence(List.of(Evidence.of(exchange.id()), new Evidence("https://example.org/c")))
                .confidence(new Confidence(0.75, "judged"))
                .affect(new AffectReading(
                        new Affect(0.4321, 0.25, -0.5), List.of("joy", "calm"), 0.6, 0.9, "detector/1"))
                .build();
        Experience erased = turn(5, "Something to be forgotten.").build();
        Experience last = turn(6, "Until tomorrow.").build();
        store.append(List.of(
                item(first, Optional.empty(), Optional.of("key-1")),
                item(second, Optional.of(first), Optional.empty()),
                item(exchange, Optional.of(second), Optional.empty()),
                item(observation, Optional.empty(), Optional.empty()),
                item(erased, Optional.of(exchange), Optional.empty()),
                item(last, Optional.of(erased), Optional.empty()),
                item(experience(7, BOB, Content.ofText("Bob was here.")).build(), Optional.empty(), Optional.empty())));
        store.erase(Erasure.ofIds(ADA, List.of(erased.id())), "rct_golden1", START.plusSeconds(60));
        store.erase(Erasure.ofUser(BOB), "rct_golden2", START.plusSeconds(61));
    }

    /* Since schema version 2. */
    private static void fillSessions(ExperienceStore store) {
        Experience narrative = experience(9, ADA, Content.ofText("Ada asked about May and June."))
                .session("s1")
                .type(ExperienceType.OBSERVATION)
                .provenance(Provenance.of(Provenance.AGENT, Provenance.Method.CONSOLIDATE))
                .parents(List.of(id(1), id(2)))
                .build();
        store.append(List.of(item(narrative, Optional.empty(), Optional.empty())));
        store.sessions().begin(ADA, "s2", START.plusSeconds(70));
        store.sessions().end(ADA, "s1", START.plusSeconds(80));
    }

    /* Since schema version 3. */
    private static void fillSaliences(ExperienceStore store) {
        Salience salience = new Salience(0.75, 0.5, 0.25, 1, 0.125, START.plusSeconds(90));
        store.salience().note(List.of(new Access(ADA, id(2), START.plusSeconds(85), START.plusSeconds(3_600))));
        store.salience().put(List.of(new Weighed(ADA, id(2), salience, 3, START.plusSeconds(86_400))));
    }

    private static ExperienceBuilder turn(int number, String text) {
        return experience(number, ADA, Content.ofText(text).withSpeaker("Ada")).session("s1");
    }

    private static ExperienceBuilder experience(int number, Scope scope, Content content) {
        Instant at = START.plusSeconds(number);
        return Experience.builder(id(number), scope, content)
                .times(at, at.plusMillis(5))
                .nonce(new Nonce(String.format("%032x", number)));
    }

    private static NewExperience item(Experience experience, Optional<Experience> before, Optional<String> key) {
        Map<Role, TextEmbedding> embeddings = new EnumMap<>(Role.class);
        for (Role role : ExperienceStore.rolesOf(experience)) {
            Embedding one = Embedding.of(new float[] {1, 0, 0, 0});
            Embedding two = Embedding.of(new float[] {0, 0.6f, -0.8f, 0});
            embeddings.put(role, role == Role.CONTENT ? new TextEmbedding(List.of(one, two)) : TextEmbedding.of(two));
        }
        return new NewExperience(experience, embeddings, before.map(Experience::id), key.map(NewExperience::hashOfKey));
    }
}
