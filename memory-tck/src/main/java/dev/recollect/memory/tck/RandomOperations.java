// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.embedding.Embedding;
import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.embedding.Role;
import dev.recollect.memory.embedding.TextEmbedding;
import dev.recollect.memory.experience.Digest;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.Neighbor;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.ExperienceQuery;
import dev.recollect.memory.store.ExperienceQuery.Position;
import dev.recollect.memory.store.ExperienceStore;
import dev.recollect.memory.store.NewExperience;
import dev.recollect.memory.store.PendingContext;
import dev.recollect.memory.store.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Does the same random operations to a store and to the oracle, and compares what they say. */
final class RandomOperations {
    private static final int MOST_EXPERIENCES = 2_500;
    private static final List<Role> ROLES = List.of(Role.CONTENT, Role.PROMPT, Role.RESPONSE, Role.CONTEXT);

    private final Random random;
    private final Function<StorePlace.Opened, StorePlace.Opened> reopen;
    private final NearestComparison nearest;
    private final Followed oracle;
    private final Population population;
    private final Experiences experiences;
    private final RandomItems items;
    private final RandomTexts texts;
    private final RandomFilters filters;
    private final RandomSalience saliences;
    private final List<PendingContext> seenWaiting = new ArrayList<>();
    private Followed subject;
    private int receipts;

    /** Both stores are empty; the last argument closes a durable store and opens it again. */
    RandomOperations(
            long seed,
            Followed subject,
            Followed oracle,
            boolean exact,
            Function<StorePlace.Opened, StorePlace.Opened> reopen) {
        this.random = new Random(seed);
        this.reopen = reopen;
        nearest = new NearestComparison(exact);
        this.subject = subject;
        this.oracle = oracle;
        population = new Population(random);
        experiences = new Experiences(
                seed, new HashingEmbeddingModel(oracle.store().model().dimension()));
        items = new RandomItems(random, population, experiences, oracle.store());
        texts = new RandomTexts(random);
        saliences = new RandomSalience(random);
        filters = new RandomFilters(
                random,
                () -> population
                        .anyAlive(population.anyScope())
                        .map(Experience::occurredAt)
                        .orElse(Experiences.START));
    }

    /** The subject as it is open now. */
    Followed subject() {
        return subject;
    }

    /** Does one operation to both. */
    void step() {
        int draw = random.nextInt(1_000);
        if (draw < 40) {
            weigh();
        } else if (draw < 400) {
            append();
        } else if (draw < 560) {
            completeContexts();
        } else if (draw < 720) {
            look();
        } else if (draw < 740) {
            mark();
        } else if (draw < 900) {
            search();
        } else if (draw < 990) {
            erase();
        } else if (draw < 995) {
            subject = new Followed(reopen.apply(subject.opened), subject.vectors);
        } else {
            erase(Erasure.ofUser(
                    population.size() > MOST_EXPERIENCES ? population.largestScope() : population.anyScope()));
        }
    }

    void compareEverything() {
        new StoreComparison(subject, oracle).compare();
        nearest.requireEnough();
    }

    private void append() {
        int size = random.nextInt(50) == 0 ? 60 : 1 + random.nextInt(4);
        List<RandomItems.Item> batch =
                IntStream.range(0, size).mapToObj(i -> items.next()).toList();
        List<NewExperience> all =
                batch.stream().map(RandomItems.Item::experience).toList();

        List<Appended> expected = oracle.store().append(all);
        List<Appended> actual = subject.store().append(all);

        for (int i = 0; i < size; i++) {
            Experience experience = all.get(i).experience();
            assertThat(actual.get(i).status())
                    .as("of %s", experience)
                    .isEqualTo(expected.get(i).status());
            assertThat(actual.get(i).id())
                    .as("of %s", experience)
                    .isEqualTo(expected.get(i).id());
            if (expected.get(i).status() == Appended.Status.ACCEPTED) {
                population.accepted(experience, batch.get(i).key());
            }
        }
    }

    private void completeContexts() {
        List<PendingContext> waiting = new ArrayList<>(oracle.store().pendingContexts(12));
        if (!seenWaiting.isEmpty() && random.nextBoolean()) {
            waiting.add(seenWaiting.remove(random.nextInt(seenWaiting.size())));
        }
        for (PendingContext pending : waiting) {
            if (random.nextInt(10) == 0) {
                seenWaiting.add(pending);
            } else {
                complete(pending);
            }
        }
    }

    private void complete(PendingContext pending) {
        TextEmbedding vector = experiences.embedding(pending.experience(), Role.CONTEXT, pending.predecessor());
        boolean expected = oracle.store().completeContext(pending, vector);

        assertThat(subject.store().completeContext(pending, vector))
                .as("completing %s", pending)
                .isEqualTo(expected);
    }

    private void mark() {
        Scope scope = population.anyScope();
        String session = anySession();
        var at = experiences.now();
        if (random.nextBoolean()) {
            oracle.store().sessions().begin(scope, session, at);
            subject.store().sessions().begin(scope, session, at);
        } else {
            oracle.store().sessions().end(scope, session, at);
            subject.store().sessions().end(scope, session, at);
        }
    }

    private static void compareSessions(ExperienceStore subject, ExperienceStore oracle, Scope scope, String session) {
        assertThat(subject.sessions(scope, 3)).isEqualTo(oracle.sessions(scope, 3));
        assertThat(subject.sessions().find(scope, session))
                .isEqualTo(oracle.sessions().find(scope, session));
        assertThat(subject.sessions().ends(scope, session))
                .isEqualTo(oracle.sessions().ends(scope, session));
        assertThat(subject.sessions().untold(scope, session, 7))
                .isEqualTo(oracle.sessions().untold(scope, session, 7));
    }

    private String anySession() {
        return RandomItems.SESSIONS.get(random.nextInt(RandomItems.SESSIONS.size()));
    }

    private void look() {
        Optional<Experience> any = population.anyAlive(population.anyScope());
        Scope scope = random.nextInt(4) == 0 || any.isEmpty()
                ? population.anyScope()
                : any.get().scope();
        ExperienceId id = any.map(Experience::id).orElseGet(experiences::id);
        switch (random.nextInt(8)) {
            case 0 -> {
                List<ExperienceId> ids = someIds();
                assertThat(subject.store().find(scope, ids))
                        .isEqualTo(oracle.store().find(scope, ids));
            }
            case 1 -> {
                List<Digest> keys = IntStream.range(0, 5)
                        .mapToObj(i -> NewExperience.hashOfKey("key-" + random.nextInt(400)))
                        .toList();
                assertThat(subject.store().findByKeys(scope, keys))
                        .isEqualTo(oracle.store().findByKeys(scope, keys));
            }
            case 2 -> {
                assertThat(subject.store().children(scope, id))
                        .isEqualTo(oracle.store().children(scope, id));
                assertThat(subject.store().links(scope, List.of(id)))
                        .isEqualTo(oracle.store().links(scope, List.of(id)));
            }
            case 3 ->
                lookBefore(scope, new Position(any.map(Experience::occurredAt).orElse(Experiences.START), id));
            case 4 -> compareSessions(subject.store(), oracle.store(), scope, anySession());
            case 6 -> {
                var since = experiences.now().minusSeconds(random.nextInt(2_000));
                assertThat(subject.store().sessions().overdue(since, 5))
                        .isEqualTo(oracle.store().sessions().overdue(since, 5));
            }
            case 5 -> {
                long after = random.nextInt(50);
                assertThat(subject.store().chain(scope, after, 20))
                        .isEqualTo(oracle.store().chain(scope, after, 20));
            }
            default ->
                StoreComparison.compareStatistics(
                        subject.store().statistics(scope), oracle.store().statistics(scope));
        }
    }

    private void lookBefore(Scope scope, Position place) {
        String session = anySession();
        assertThat(subject.store().predecessor(scope, session, place))
                .as("before %s in %s of %s", place, session, scope)
                .isEqualTo(oracle.store().predecessor(scope, session, place));
    }

    private void weigh() {
        if (random.nextBoolean()) {
            List<Experience> recalled = IntStream.range(0, 3)
                    .mapToObj(i -> population.anyAlive(population.anyScope()))
                    .flatMap(Optional::stream)
                    .toList();
            saliences.note(subject.store().salience(), oracle.store().salience(), recalled, experiences.now());
        } else {
            saliences.compute(subject.store().salience(), oracle.store().salience(), experiences.now());
        }
    }

    private void search() {
        Scope scope = population.anyScope();
        String query = texts.next();
        switch (random.nextInt(3)) {
            case 0 -> list(scope);
            case 1 ->
                assertThat(subject.opened.words().score(scope, query))
                        .as("the words '%s' in %s", query, scope)
                        .isEqualTo(oracle.opened.words().score(scope, query));
            default -> nearest(scope, query);
        }
    }

    private void list(Scope scope) {
        var filter = filters.next();
        int limit = 1 + random.nextInt(50);
        Optional<Position> before = Optional.empty();
        for (int page = 0; page < 3; page++) {
            ExperienceQuery query = new ExperienceQuery(scope, filter, limit, before);
            List<Experience> expected = oracle.store().list(query);

            assertThat(subject.store().list(query)).as("%s", query).isEqualTo(expected);
            if (expected.size() < limit) {
                return;
            }
            before = Optional.of(Position.of(expected.get(limit - 1)));
        }
    }

    private void nearest(Scope scope, String text) {
        Embedding query = experiences.model().embed(text, Purpose.QUERY).mean();
        Role role = ROLES.get(random.nextInt(ROLES.size()));
        int k = 1 + random.nextInt(20);
        int remainder = random.nextInt(3);
        Predicate<ExperienceId> allowed = id -> Math.floorMod(id.hashCode(), 3) != remainder;
        List<Neighbor> ranking = oracle.vectors().search(scope, role, query, Integer.MAX_VALUE, allowed);

        var actual = subject.vectors().search(scope, role, query, k, allowed);

        nearest.compare("the %s nearest of %s to '%s' in %s".formatted(k, role, text, scope), k, actual, ranking);
    }

    private void erase() {
        Scope scope = population.anyScope();
        Erasure erasure =
                random.nextInt(3) == 0 ? Erasure.matching(scope, filters.narrow()) : Erasure.ofIds(scope, someIds());
        erase(random.nextInt(3) == 0 ? erasure.rehearsed() : erasure);
    }

    private void erase(Erasure erasure) {
        String receiptId = "rct_" + ++receipts;
        var at = experiences.now();
        Receipt expected = oracle.store().erase(erasure, receiptId, at);

        assertThat(subject.store().erase(erasure, receiptId, at))
                .as("%s", erasure)
                .isEqualTo(expected);
        if (!erasure.dryRun()) {
            population.erased(erasure.scope(), expected);
        }
    }

    private List<ExperienceId> someIds() {
        return IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> population.anyAlive(population.anyScope()).map(Experience::id))
                .map(id -> id.orElseGet(experiences::id))
                .toList();
    }
}
