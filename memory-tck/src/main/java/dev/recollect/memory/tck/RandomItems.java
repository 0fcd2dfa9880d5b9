// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import dev.recollect.memory.affect.Affect;
import dev.recollect.memory.affect.AffectReading;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Confidence;
import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Evidence;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceBuilder;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Provenance.Method;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.store.ExperienceQuery.Position;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.NewExperience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Makes experiences to append: mostly good ones, and every kind that a store must turn away. */
final class RandomItems {
    static final List<String> SESSIONS = List.of("s1", "s2", "s3", "Sitzung 4");
    private static final List<Method> DERIVING =
            List.of(Method.REFLECT, Method.MODEL_INFER, Method.CONSOLIDATE, Method.CAPTURE);
    private static final int KEYS = 400;

    private final Random random;
    private final Population population;
    private final Experiences experiences;
    private final ExperienceStore oracle;
    private final RandomTexts texts;

    /** An item, and the key whose hash it carries. */
    record Item(NewExperience experience, Optional<String> key) {}

    RandomItems(Random random, Population population, Experiences experiences, ExperienceStore oracle) {
        this.random = random;
        this.population = population;
        this.experiences = experiences;
        this.oracle = oracle;
        this.texts = new RandomTexts(random);
    }

    Item next() {
        Scope scope = population.anyScope();
        return switch (random.nextInt(20)) {
            case 0 -> population.anyAlive(scope).map(this::item).orElseGet(() -> fresh(scope));
            case 1 -> population.anyErased().map(this::item).orElseGet(() -> fresh(scope));
            case 2 -> otherUnderTheId(population.anyAlive(population.anyScope()), scope);
            case 3 -> otherUnderTheId(population.anyErased(), scope);
            case 4 -> underKnownKey(scope);
            default -> fresh(scope);
        };
    }

    private Item fresh(Scope scope) {
        return item(filled(experiences.builder(scope, content()), scope).build());
    }

    private Item otherUnderTheId(Optional<Experience> taken, Scope scope) {
        Content content = content();
        Instant now = experiences.now();
        return taken.map(known -> item(Experience.builder(known.id(), scope, content)
                        .times(now, now)
                        .build()))
                .orElseGet(() -> fresh(scope));
    }

    private Item underKnownKey(Scope scope) {
        boolean sameContent = random.nextBoolean();
        Optional<Population.Keyed> known = population.anyKeyed(scope);
        if (known.isEmpty()) {
            return fresh(scope);
        }
        Experience first = known.get().experience();
        Experience again = experiences
                .builder(scope, sameContent ? first.content() : content())
                .type(first.type())
                .build();
        return new Item(
                newExperience(again, Optional.of(known.get().key())),
                Optional.of(known.get().key()));
    }

    private Item item(Experience experience) {
        Optional<String> key = random.nextInt(4) == 0 ? Optional.of("key-" + random.nextInt(KEYS)) : Optional.empty();
        return new Item(newExperience(experience, key), key);
    }

    private Content content() {
        Content content = random.nextInt(5) == 0
                ? Content.ofExchange(texts.next(), random.nextInt(4) == 0 ? "" : texts.next())
                : Content.ofText(texts.next());
        if (random.nextBoolean()) {
            content = content.withSpeaker(random.nextBoolean() ? "Ada" : "Zoë");
        }
        if (random.nextInt(5) == 0) {
            content = content.withAttributes(Map.of("set", random.nextBoolean() ? "a" : "b"));
        }
        return content;
    }

    private ExperienceBuilder filled(ExperienceBuilder builder, Scope scope) {
        ExperienceType type = type();
        builder.type(type);
        if (type != ExperienceType.OCCURRENCE) {
            Method method = DERIVING.get(random.nextInt(DERIVING.size()));
            builder.provenance(Provenance.of(Provenance.AGENT, method)).parents(parents(scope));
        } else if (random.nextInt(5) == 0) {
            builder.provenance(Provenance.of(Provenance.USER, Method.IMPORT));
        }
        if (random.nextInt(4) != 0) {
            builder.session(SESSIONS.get(random.nextInt(SESSIONS.size())));
        }
        if (random.nextInt(8) == 0) {
            builder.evidence(evidence(scope));
        }
        if (random.nextInt(3) == 0) {
            builder.confidence(new Confidence(random.nextInt(10_001) / 10_000.0, "random"));
            Affect affect = Affect.clamped(random.nextGaussian(), random.nextDouble(), random.nextGaussian());
            builder.affect(new AffectReading(affect, List.of("random"), 0.5, 0.5, "random"));
        }
        Instant recorded = experiences.now();
        return builder.times(occurredAt(scope, recorded), recorded);
    }

    private ExperienceType type() {
        int draw = random.nextInt(20);
        return draw < 15
                ? ExperienceType.OCCURRENCE
                : draw < 18
                        ? ExperienceType.OBSERVATION
                        : draw < 19 ? ExperienceType.INFERENCE : ExperienceType.RECONCILIATION;
    }

    /* Mostly now; sometimes long ago, sometimes at the very moment of another. */
    private Instant occurredAt(Scope scope, Instant recorded) {
        return switch (random.nextInt(5)) {
            case 0 -> recorded.minus(Duration.ofMinutes(random.nextInt(20_000)));
            case 1 -> population.anyAlive(scope).map(Experience::occurredAt).orElse(recorded);
            default -> recorded;
        };
    }

    private List<ExperienceId> parents(Scope scope) {
        return someIds(scope, 3);
    }

    private List<Evidence> evidence(Scope scope) {
        List<Evidence> all =
                new ArrayList<>(someIds(scope, 2).stream().map(Evidence::of).toList());
        all.add(new Evidence("https://example.org/" + random.nextInt(9)));
        return all;
    }

    /* Of the scope, with one in twelve from anywhere or from nowhere. */
    private List<ExperienceId> someIds(Scope scope, int atMost) {
        Set<ExperienceId> ids = new LinkedHashSet<>();
        for (int i = random.nextInt(atMost + 1); i > 0; i--) {
            Scope from = random.nextInt(24) == 0 ? population.anyScope() : scope;
            Optional<Experience> origin = population.anyAlive(from);
            ids.add(
                    origin.isEmpty() || random.nextInt(24) == 0
                            ? experiences.id()
                            : origin.get().id());
        }
        return List.copyOf(ids);
    }

    private NewExperience newExperience(Experience experience, Optional<String> key) {
        Optional<Experience> predecessor = predecessor(experience);
        Map<Role, TextEmbedding> embeddings = new EnumMap<>(Role.class);
        int missing = random.nextInt(20);
        for (Role role : ExperienceStore.rolesOf(experience)) {
            if (missing > 1 || (missing == 1 && role != Role.CONTEXT)) {
                embeddings.put(role, experiences.embedding(experience, role, predecessor));
            }
        }
        Optional<Digest> keyHash = key.map(NewExperience::hashOfKey);
        return new NewExperience(experience, embeddings, predecessor.map(Experience::id), keyHash);
    }

    /* The true one as things stand, or now and then any other or none. */
    private Optional<Experience> predecessor(Experience experience) {
        return switch (random.nextInt(10)) {
            case 0 -> Optional.empty();
            case 1 -> population.anyAlive(experience.scope());
            default ->
                experience.type() == ExperienceType.OCCURRENCE
                        ? experience
                                .sessionId()
                                .flatMap(session ->
                                        oracle.predecessor(experience.scope(), session, Position.of(experience)))
                        : Optional.empty();
        };
    }
}
