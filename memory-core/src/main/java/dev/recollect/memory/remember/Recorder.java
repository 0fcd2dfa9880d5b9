// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.remember;

import dev.recollect.memory.InvalidInputException;
import dev.recollect.memory.Limits;
import dev.recollect.memory.affect.AffectDetector;
import dev.recollect.memory.embedding.EmbeddingModel;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Mint;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.IndexedText;
import dev.recollect.memory.redaction.Redactor;
import dev.recollect.memory.session.SessionPolicy;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.NewExperience;
import dev.recollect.memory.store.PendingContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The flow of remembering: check and bound, redact, embed the roles, read the affect, append in one transaction. Safe for
 * use by multiple threads; blocks on model and store.
 */
public final class Recorder {
    private static final int PENDING_PAGE = 64;

    private final ExperienceStore store;
    private final EmbeddingModel model;
    private final AffectDetector detector;
    private final Redactor redactor;
    private final SessionPolicy sessions;
    private final Mint mint;
    private final int maxTextChars;

    /**
     * Creates the flow.
     *
     * @param store where experiences go
     * @param model embeds them
     * @param detector reads their affect
     * @param redactor takes secrets out
     * @param sessions says which session where nobody does
     * @param mint gives ids, nonces and times
     * @param maxTextChars characters of a text, prompt or response, at most {@link Limits#TEXT_CHARS_MOST}
     */
    public Recorder(
            ExperienceStore store,
            EmbeddingModel model,
            AffectDetector detector,
            Redactor redactor,
            SessionPolicy sessions,
            Mint mint,
            int maxTextChars) {
        this.store = store;
        this.model = model;
        this.detector = detector;
        this.redactor = redactor;
        this.sessions = sessions;
        this.mint = mint;
        this.maxTextChars = Limits.requireRange("max_text_chars", maxTextChars, 1, Limits.TEXT_CHARS_MOST);
    }

    /**
     * How long a text, prompt or response may be.
     *
     * @return in characters
     */
    public int maxTextChars() {
        return maxTextChars;
    }

    /**
     * Remembers, each request by itself: what is wrong with one stops no other.
     *
     * @param requests 1 to {@link Limits#BATCH} requests, stored in one transaction
     * @return one outcome per request, in order
     */
    public List<Remembered> record(List<RememberRequest> requests) {
        return store(prepared(requests), Map.of());
    }

    /**
     * Does what may be done ahead of remembering requests: checks, redacts and embeds them; stores nothing. The sessions of
     * requests that name none are settled here.
     *
     * @param requests 1 to {@link Limits#BATCH} requests
     * @param before what will be remembered before them, and is not yet
     * @return the batch
     */
    public EmbeddedBatch embedAhead(List<RememberRequest> requests, Optional<EmbeddedBatch> before) {
        Outcomes outcomes = prepared(requests);
        List<Prepared> open = outcomes.open();
        List<Prepared> known =
                new ArrayList<>(before.map(EmbeddedBatch::prepared).orElse(List.of()));
        known.addAll(open);
        Predecessors predecessors = new Predecessors(store, known);
        List<Map<Role, String>> texts = open.stream()
                .map(item -> RoleTexts.of(item.experience(), predecessors.of(item)))
                .toList();
        return new EmbeddedBatch(outcomes, open, RoleTexts.embedded(model, texts, Map.of()));
    }

    /**
     * Remembers a batch that was embedded ahead, as {@link #record(List)} would have.
     *
     * @param batch the batch, stored in one transaction
     * @return one outcome per request, in order
     * @throws IllegalStateException if it was remembered before
     */
    public List<Remembered> record(EmbeddedBatch batch) {
        return store(batch.outcomesOnce(), batch.vectors());
    }

    private Outcomes prepared(List<RememberRequest> requests) {
        requireBatch(requests.size());
        Outcomes outcomes = new Outcomes(requests.size());
        Map<Scope, String> current = new HashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            try {
                outcomes.prepared(prepare(i, requests.get(i), current));
            } catch (InvalidInputException e) {
                outcomes.refuse(i, e.field() + " " + e.rule());
            }
        }
        settleKnownKeys(outcomes);
        return outcomes;
    }

    /**
     * Remembers one request.
     *
     * @param request what to remember
     * @return the outcome
     * @throws InvalidInputException if the request breaks a rule
     */
    public Remembered record(RememberRequest request) {
        Outcomes outcomes = new Outcomes(1);
        outcomes.prepared(prepare(0, request, new HashMap<>()));
        settleKnownKeys(outcomes);
        return store(outcomes, Map.of()).get(0);
    }

    /**
     * Remembers something and what is derived from it, in one transaction.
     *
     * @param request what to remember
     * @param derivation makes the request for the derived one from the first as it will be stored; the affect is still
     *     to be read
     * @return both outcomes
     * @throws InvalidInputException if a request breaks a rule
     */
    public List<Remembered> record(RememberRequest request, Function<Experience, RememberRequest> derivation) {
        Outcomes outcomes = new Outcomes(2);
        Prepared first = prepare(0, request, new HashMap<>());
        outcomes.prepared(first);
        outcomes.prepared(prepare(1, derivation.apply(first.experience()), new HashMap<>()));
        return store(outcomes, Map.of());
    }

    /**
     * A text as it would be remembered.
     *
     * @param text any text
     * @return the text without its secrets
     */
    public String redacted(String text) {
        return redactor.redact(text).text();
    }

    /**
     * Remembers something and all that is derived from it, in one transaction. What is wrong with one of the derived stops no
     * other; one that cites the first is stored only if that is.
     *
     * @param request what to remember
     * @param derivations makes the requests for the derived from the first as it will be stored, fewer than
     *     {@link Limits#BATCH}; the affect is still to be read
     * @return all outcomes, that of the first before the others
     * @throws InvalidInputException if the first breaks a rule
     */
    public List<Remembered> recordWith(
            RememberRequest request, Function<Experience, List<RememberRequest>> derivations) {
        Prepared first = prepare(0, request, new HashMap<>());
        List<RememberRequest> derived = derivations.apply(first.experience());
        requireBatch(1 + derived.size());
        Outcomes outcomes = new Outcomes(1 + derived.size());
        outcomes.prepared(first);
        for (int i = 0; i < derived.size(); i++) {
            try {
                outcomes.prepared(prepare(i + 1, derived.get(i), new HashMap<>()));
            } catch (InvalidInputException e) {
                outcomes.refuse(i + 1, e.field() + " " + e.rule());
            }
        }
        settleKnownKeys(outcomes);
        return store(outcomes, Map.of());
    }

    /**
     * Takes experiences over as they once were: ids, times, nonces and affect stay.
     *
     * @param experiences 1 to {@link Limits#BATCH} experiences, stored in one transaction
     * @return one outcome per experience, in order
     */
    public List<Remembered> restore(List<Experience> experiences) {
        requireBatch(experiences.size());
        Outcomes outcomes = new Outcomes(experiences.size());
        for (int i = 0; i < experiences.size(); i++) {
            try {
                new Redacting(redactor, maxTextChars)
                        .requireClean(experiences.get(i).content());
                outcomes.prepared(new Prepared(i, experiences.get(i), List.of(), Optional.empty(), true));
            } catch (InvalidInputException e) {
                outcomes.refuse(i, e.field() + " " + e.rule());
            }
        }
        settleKnownIds(outcomes);
        return store(outcomes, Map.of());
    }

    /**
     * Makes the context vectors again that wait for it.
     *
     * @return how many were stored
     */
    public int completeContexts() {
        int completed = 0;
        List<PendingContext> pending = store.pendingContexts(PENDING_PAGE);
        while (!pending.isEmpty()) {
            int stored = 0;
            List<String> texts = pending.stream().map(Recorder::contextOf).toList();
            List<TextEmbedding> embeddings = model.embed(texts, Purpose.PASSAGE);
            for (int i = 0; i < pending.size(); i++) {
                stored += store.completeContext(pending.get(i), embeddings.get(i)) ? 1 : 0;
            }
            completed += stored;
            /* Whoever changed its predecessor meanwhile is pending again; without progress, leave it to the next run. */
            pending = stored == 0 ? List.of() : store.pendingContexts(PENDING_PAGE);
        }
        return completed;
    }

    private static String contextOf(PendingContext pending) {
        return IndexedText.inContext(
                pending.experience().content(), pending.predecessor().map(Experience::content));
    }

    private static void requireBatch(int size) {
        if (size < 1 || size > Limits.BATCH) {
            throw new IllegalArgumentException("a batch must have 1 to " + Limits.BATCH + " entries, but has " + size);
        }
    }

    private Prepared prepare(int index, RememberRequest request, Map<Scope, String> current) {
        Redacting redacting = new Redacting(redactor, maxTextChars);
        var content = redacting.contentOf(request);
        String session = request.session().orElseGet(() -> current.computeIfAbsent(request.scope(), sessions::current));
        request.key().ifPresent(key -> Limits.requireText("idempotency_key", key, Limits.KEY_CHARS));
        var now = mint.now();
        var builder = Experience.builder(mint.id(), request.scope(), content)
                .type(request.type())
                .session(session)
                .times(request.occurredAt().orElse(now), now)
                .provenance(request.provenance())
                .parents(request.parents())
                .evidence(request.evidence())
                .confidence(request.confidence())
                .nonce(mint.nonce());
        request.agent().ifPresent(builder::agent);
        return new Prepared(
                index, builder.build(), redacting.kinds(), request.key().map(NewExperience::hashOfKey), false);
    }

    /* What is known already need not be embedded again; the store would judge it the same. */
    private void settleKnownKeys(Outcomes outcomes) {
        Map<Scope, List<Digest>> asked = new HashMap<>();
        for (Prepared item : outcomes.open()) {
            item.keyHash()
                    .ifPresent(hash -> asked.computeIfAbsent(item.experience().scope(), s -> new ArrayList<>())
                            .add(hash));
        }
        asked.forEach((scope, hashes) -> {
            Map<Digest, Experience> known = store.findByKeys(scope, hashes);
            for (Prepared item : outcomes.open()) {
                if (item.experience().scope().equals(scope) && item.keyHash().isPresent()) {
                    Optional.ofNullable(known.get(item.keyHash().get()))
                            .ifPresent(first -> settle(outcomes, item, first));
                }
            }
        });
    }

    private static void settle(Outcomes outcomes, Prepared item, Experience first) {
        boolean same = first.type() == item.experience().type()
                && first.content().equals(item.experience().content());
        outcomes.settle(
                item,
                same
                        ? Appended.of(Appended.Status.DUPLICATE, first.id())
                        : new Appended(
                                Appended.Status.CONFLICT,
                                first.id(),
                                "the idempotency_key belongs to " + first.id() + ", which has other content"));
    }

    private void settleKnownIds(Outcomes outcomes) {
        Map<Scope, List<ExperienceId>> asked = new HashMap<>();
        for (Prepared item : outcomes.open()) {
            asked.computeIfAbsent(item.experience().scope(), s -> new ArrayList<>())
                    .add(item.experience().id());
        }
        asked.forEach((scope, ids) -> {
            Map<ExperienceId, Digest> known = new HashMap<>();
            store.find(scope, ids).forEach(experience -> known.put(experience.id(), experience.digest()));
            for (Prepared item : outcomes.open()) {
                Experience experience = item.experience();
                if (experience.scope().equals(scope) && experience.digest().equals(known.get(experience.id()))) {
                    outcomes.settle(item, Appended.of(Appended.Status.DUPLICATE, experience.id()));
                }
            }
        });
    }

    private List<Remembered> store(Outcomes outcomes, Map<String, TextEmbedding> known) {
        List<Prepared> open = outcomes.open();
        if (!open.isEmpty()) {
            List<Appended> appended = store.append(embed(open, known));
            for (int i = 0; i < open.size(); i++) {
                outcomes.settle(open.get(i), appended.get(i));
            }
        }
        return outcomes.all();
    }

    private List<NewExperience> embed(List<Prepared> open, Map<String, TextEmbedding> known) {
        Predecessors predecessors = new Predecessors(store, open);
        List<Optional<Experience>> before = open.stream().map(predecessors::of).toList();
        List<Map<Role, String>> texts = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            texts.add(RoleTexts.of(open.get(i).experience(), before.get(i)));
        }
        Map<String, TextEmbedding> embedded = RoleTexts.embedded(model, texts, known);
        List<Map<Role, TextEmbedding>> roles =
                texts.stream().map(each -> embeddings(each, embedded)).toList();
        List<Experience> felt = new AffectReadings(detector).of(open, before, roles);
        List<NewExperience> result = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            result.add(new NewExperience(
                    felt.get(i),
                    roles.get(i),
                    before.get(i).map(Experience::id),
                    open.get(i).keyHash()));
        }
        return result;
    }

    private static Map<Role, TextEmbedding> embeddings(Map<Role, String> texts, Map<String, TextEmbedding> embedded) {
        Map<Role, TextEmbedding> roles = new EnumMap<>(Role.class);
        texts.forEach((role, text) -> roles.put(role, embedded.get(text)));
        return roles;
    }
}
