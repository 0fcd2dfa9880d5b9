// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceBuilder;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Mint;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.IndexedText;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.NewExperience;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Experiences for tests: every call makes a new one with its own id and nonce, a second after the one before; the same
 * seed makes the same ones. Confined to one thread at a time.
 */
public final class Experiences {
    /** Whose they are unless said otherwise. */
    public static final Scope SCOPE = Scope.ofUser("ada");

    /** When the first happened. */
    public static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

    private final SteppingClock clock = new SteppingClock(START);
    private final Mint mint;
    private final EmbeddingModel model;

    /**
     * Creates a source.
     *
     * @param seed what ids and nonces are made from
     * @param model embeds the texts
     */
    public Experiences(long seed, EmbeddingModel model) {
        mint = new Mint(clock, new Random(seed));
        this.model = model;
    }

    /**
     * A source with a small hashing model.
     *
     * @return the source, always the same
     */
    public static Experiences small() {
        return new Experiences(42, new HashingEmbeddingModel(16));
    }

    /**
     * The model that embeds the texts.
     *
     * @return the model
     */
    public EmbeddingModel model() {
        return model;
    }

    /**
     * A moment a second later than the one before; the time of the next experience is later still.
     *
     * @return the moment
     */
    public Instant now() {
        return clock.advance(Duration.ofSeconds(1));
    }

    /**
     * A fresh id.
     *
     * @return an id that no experience has
     */
    public ExperienceId id() {
        return mint.id();
    }

    /**
     * A builder with id, nonce and times set.
     *
     * @param scope whose
     * @param content what it says
     * @return the builder of an occurrence
     */
    public ExperienceBuilder builder(Scope scope, Content content) {
        Instant now = now();
        return Experience.builder(mint.id(), scope, content).times(now, now).nonce(mint.nonce());
    }

    /**
     * A text outside of any session.
     *
     * @param text what it says
     * @return an occurrence
     */
    public Experience of(String text) {
        return of(SCOPE, text);
    }

    /**
     * A text of someone, outside of any session.
     *
     * @param scope whose
     * @param text what it says
     * @return an occurrence
     */
    public Experience of(Scope scope, String text) {
        return builder(scope, Content.ofText(text)).build();
    }

    /**
     * A turn of a session.
     *
     * @param session the session
     * @param text what is said
     * @return an occurrence
     */
    public Experience turn(String session, String text) {
        return builder(SCOPE, Content.ofText(text)).session(session).build();
    }

    /**
     * A turn of a session that happened at a given time, and was recorded now.
     *
     * @param session the session
     * @param text what is said
     * @param occurredAt when
     * @return an occurrence
     */
    public Experience turn(String session, String text, Instant occurredAt) {
        return builder(SCOPE, Content.ofText(text))
                .session(session)
                .times(occurredAt, clock.instant())
                .build();
    }

    /**
     * A question and its answer, outside of any session.
     *
     * @param prompt the question
     * @param response the answer
     * @return an occurrence
     */
    public Experience exchange(String prompt, String response) {
        return builder(SCOPE, Content.ofExchange(prompt, response)).build();
    }

    /**
     * Something the assistant noticed.
     *
     * @param text what
     * @param parents what it was derived from
     * @return an observation by the agent, method {@code MODEL_INFER}
     */
    public Experience observation(String text, Experience... parents) {
        return builder(SCOPE, Content.ofText(text))
                .type(ExperienceType.OBSERVATION)
                .provenance(Provenance.of(Provenance.AGENT, Provenance.Method.MODEL_INFER))
                .parents(List.of(parents).stream().map(Experience::id).toList())
                .build();
    }

    /**
     * An experience on its way into a store, with every vector, {@code CONTEXT} made without a predecessor.
     *
     * @param experience the experience
     * @return the item, without a key
     */
    public NewExperience item(Experience experience) {
        return item(experience, Optional.empty());
    }

    /**
     * An experience on its way into a store, with every vector, {@code CONTEXT} made with the turn before it.
     *
     * @param experience the experience
     * @param predecessor the turn before it
     * @return the item, without a key
     */
    public NewExperience item(Experience experience, Experience predecessor) {
        return item(experience, Optional.of(predecessor));
    }

    /**
     * An experience on its way into a store under an idempotency key.
     *
     * @param experience the experience
     * @param key the caller's key
     * @return the item, {@code CONTEXT} made without a predecessor
     */
    public NewExperience keyed(Experience experience, String key) {
        NewExperience item = item(experience);
        return new NewExperience(
                experience, item.embeddings(), item.predecessor(), Optional.of(NewExperience.hashOfKey(key)));
    }

    private NewExperience item(Experience experience, Optional<Experience> predecessor) {
        Map<Role, TextEmbedding> embeddings = new EnumMap<>(Role.class);
        for (Role role : ExperienceStore.rolesOf(experience)) {
            embeddings.put(role, embedding(experience, role, predecessor));
        }
        return new NewExperience(experience, embeddings, predecessor.map(Experience::id), Optional.empty());
    }

    /**
     * The vector of an experience in a role.
     *
     * @param experience the experience
     * @param role what of it
     * @param predecessor the turn before it, for {@code CONTEXT}
     * @return the embedding of the role's text
     */
    public TextEmbedding embedding(Experience experience, Role role, Optional<Experience> predecessor) {
        Content content = experience.content();
        String text = switch (role) {
            case CONTENT -> IndexedText.of(content);
            case PROMPT -> content.prompt().orElse("");
            case RESPONSE -> content.response().orElse("");
            case CONTEXT -> IndexedText.inContext(content, predecessor.map(Experience::content));
        };
        return model.embed(text, Purpose.PASSAGE);
    }
}
