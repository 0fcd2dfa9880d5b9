// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.recollect.memory.experience.Content;
import dev.recollect.memory.experience.Experience;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.Scope;
import dev.recollect.memory.index.KeywordIndex;
import dev.recollect.memory.index.KeywordScores;
import dev.recollect.memory.index.UnicodeAnalyzer;
import dev.recollect.memory.store.Appended;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.ModelStamp;
import dev.recollect.memory.store.NewExperience;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The contract of {@link KeywordIndex}. To hold an index to it, extend this class and say where it lies with its store;
 * {@link RandomOperationsContract} then compares its scores with those of the one in memory, bit for bit.
 */
public abstract class KeywordIndexContract {
    private static final Scope ADA = Experiences.SCOPE;
    private static final Scope BOB = Scope.ofUser("bob");

    private final Experiences experiences = Experiences.small();
    private final ModelStamp model = ModelStamp.of(experiences.model());
    private StorePlace place;
    private StorePlace.Opened opened;

    /** Creates the contract. */
    protected KeywordIndexContract() {}

    /**
     * Where the store and the index under test lie; asked once a test.
     *
     * @return a place of its own for the test, empty
     */
    protected abstract StorePlace place();

    @BeforeEach
    void open() {
        place = place();
        opened = place.open(model, new UnicodeAnalyzer());
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    @DisplayName("a score is the sum of the weights that BM25 gives the shared words")
    void formula() {
        ExperienceId one = add(ADA, "green tea green");
        ExperienceId two = add(ADA, "black tea with milk");
        add(ADA, "a long walk by the harbour");

        KeywordScores scores = score(ADA, "green tea");

        double averageLength = (3 + 4 + 6) / 3.0;
        double idfGreen = Math.log(1 + (3 - 1 + 0.5) / (1 + 0.5));
        double idfTea = Math.log(1 + (3 - 2 + 0.5) / (2 + 0.5));
        double normOne = 0.9 * (1 - 0.4 + 0.4 * 3 / averageLength);
        double normTwo = 0.9 * (1 - 0.4 + 0.4 * 4 / averageLength);
        assertThat(scores.scores()).containsOnlyKeys(one, two);
        assertThat(scores.of(one))
                .isCloseTo(idfGreen * 2 * 1.9 / (2 + normOne) + idfTea * 1.9 / (1 + normOne), within(1e-12));
        assertThat(scores.of(two)).isCloseTo(idfTea * 1.9 / (1 + normTwo), within(1e-12));
        assertThat(scores.scopeSize()).isEqualTo(3);
    }

    @Test
    @DisplayName("a word that the query repeats counts once")
    void repeatedWord() {
        add(ADA, "green tea");
        add(ADA, "black coffee");

        assertThat(score(ADA, "tea tea TEA")).isEqualTo(score(ADA, "tea"));
    }

    @Test
    @DisplayName("speakers and both parts of an exchange are found")
    void indexedText() {
        ExperienceId said = append(experiences
                .builder(ADA, Content.ofText("hello").withSpeaker("Caroline"))
                .build());
        ExperienceId exchange = append(experiences.exchange("where is the key?", "under the mat"));

        assertThat(score(ADA, "caroline").scores()).containsOnlyKeys(said);
        assertThat(score(ADA, "key").scores()).containsOnlyKeys(exchange);
        assertThat(score(ADA, "mat").scores()).containsOnlyKeys(exchange);
    }

    @Test
    @DisplayName("a query without a known word scores nothing, and the scope's size is known all the same")
    void nothingShared() {
        add(ADA, "green tea");

        assertThat(score(ADA, "zeppelin").scores()).isEmpty();
        assertThat(score(ADA, "zeppelin").scopeSize()).isEqualTo(1);
        assertThat(score(ADA, "")).isEqualTo(new KeywordScores(Map.of(), 1, 0));
        assertThat(score(ADA, "?!")).isEqualTo(new KeywordScores(Map.of(), 1, 0));
        assertThat(score(BOB, "tea")).isEqualTo(KeywordScores.NONE);
    }

    @Test
    @DisplayName("a full match is the sum over all words of the query, those that nobody uses weigh most")
    void fullMatch() {
        add(ADA, "green tea");
        add(ADA, "black tea");

        KeywordScores scores = score(ADA, "green tea on a zeppelin, green tea");

        double idfGreen = Math.log(1 + (2 - 1 + 0.5) / (1 + 0.5));
        double idfTea = Math.log(1 + (2 - 2 + 0.5) / (2 + 0.5));
        double idfUnknown = Math.log(1 + (2 + 0.5) / 0.5);
        assertThat(scores.fullMatch()).isCloseTo(idfGreen + idfTea + 3 * idfUnknown, within(1e-12));
        assertThat(score(ADA, "green tea").fullMatch()).isCloseTo(idfGreen + idfTea, within(1e-12));
    }

    @Test
    @DisplayName("an experience without words counts in the size of the scope")
    void withoutWords() {
        ExperienceId tea = add(ADA, "tea");
        add(ADA, "?!");

        KeywordScores scores = score(ADA, "tea");

        double averageLength = 0.5;
        double norm = 0.9 * (1 - 0.4 + 0.4 * 1 / averageLength);
        assertThat(scores.scopeSize()).isEqualTo(2);
        assertThat(scores.of(tea)).isCloseTo(Math.log(1 + 1.5 / 1.5) * 1.9 / (1 + norm), within(1e-12));
    }

    @Test
    @DisplayName("scores do not depend on the order of arrival or on what was erased, bit for bit")
    void stateOnly() {
        List<Experience> all = new ArrayList<>();
        for (String text : List.of("green tea", "black tea with milk", "milk", "tea, tea and more tea", "sugar")) {
            all.add(experiences.of(text));
        }
        all.forEach(this::append);
        ExperienceId noise = add(ADA, "tea noise milk");
        erase(ADA, noise);
        KeywordScores forwards = score(ADA, "tea milk green");
        opened.store().erase(Erasure.ofUser(ADA), "rct_user", experiences.now());

        for (int i = all.size() - 1; i >= 0; i--) {
            append(all.get(i));
        }

        assertThat(score(ADA, "green milk tea")).isEqualTo(forwards);
        assertThat(forwards.scores()).hasSize(4);
    }

    @Test
    @DisplayName("an erased experience is found no more, and an erased user leaves no words")
    void erased() {
        ExperienceId kept = add(ADA, "green tea");
        ExperienceId gone = add(ADA, "black tea");
        add(BOB, "tea");

        erase(ADA, gone);
        opened.store().erase(Erasure.ofUser(BOB), "rct_user", experiences.now());

        assertThat(score(ADA, "tea").scores()).containsOnlyKeys(kept);
        assertThat(score(ADA, "black").scores()).isEmpty();
        assertThat(score(BOB, "tea")).isEqualTo(KeywordScores.NONE);
    }

    @Test
    @DisplayName("after half of many was erased scores are those of an index that only ever held the rest, bit for bit")
    void halfErased() {
        List<Experience> all = IntStream.range(0, 400)
                .mapToObj(i -> experiences.of("tea " + "milk ".repeat(i % 4) + "word" + i % 17 + " rare" + i))
                .toList();
        all.forEach(this::append);
        List<Experience> rest =
                IntStream.range(0, 200).mapToObj(i -> all.get(2 * i + 1)).toList();
        List<String> queries = List.of("tea", "milk word3", "tea word4 word5", "rare7 rare8", "tea milk rare9 nothing");

        opened.store()
                .erase(
                        Erasure.ofIds(
                                ADA,
                                all.stream()
                                        .filter(one -> !rest.contains(one))
                                        .map(Experience::id)
                                        .toList()),
                        "rct_half",
                        experiences.now());

        List<KeywordScores> halved =
                queries.stream().map(query -> score(ADA, query)).toList();
        opened.store().erase(Erasure.ofUser(ADA), "rct_user", experiences.now());
        rest.forEach(this::append);
        assertThat(queries.stream().map(query -> score(ADA, query)).toList()).isEqualTo(halved);
        assertThat(halved).allSatisfy(scores -> assertThat(scores.scopeSize()).isEqualTo(200));
        assertThat(halved.get(0).scores()).hasSize(200);
    }

    @Test
    @DisplayName("of two texts under one id only the first is found by its words")
    void conflict() {
        ExperienceId first = add(ADA, "green tea");
        Experience other =
                Experience.builder(first, ADA, Content.ofText("black coffee")).build();

        Appended outcome = opened.store().append(List.of(withoutVectors(other))).get(0);

        assertThat(outcome.status()).isEqualTo(Appended.Status.CONFLICT);
        assertThat(score(ADA, "coffee").scores()).isEmpty();
        assertThat(score(ADA, "tea").scores()).containsOnlyKeys(first);
        assertThat(score(ADA, "tea").scopeSize()).isEqualTo(1);
    }

    @Test
    @DisplayName("what another user stores changes no score, bit for bit, be it 10,000 experiences")
    void isolation() {
        for (int i = 0; i < 40; i++) {
            add(ADA, "tea " + "milk ".repeat(i % 3) + "word" + i % 7);
        }
        KeywordScores before = score(ADA, "tea milk word3");

        addMany(BOB, 10_000, "tea milk word3 ");

        assertThat(score(ADA, "tea milk word3")).isEqualTo(before);
    }

    @Test
    @DisplayName("above 20,000 experiences the rarest words are scored, up to 20,000 postings, two at least")
    void largeScope() {
        addMany(ADA, KeywordIndex.ALL_TERMS_BELOW + 1, "common number");
        ExperienceId rare = add(ADA, "common rare and rarer");
        ExperienceId other = add(ADA, "common rare");

        assertThat(score(ADA, "common rare rarer").scores()).containsOnlyKeys(rare, other);
        assertThat(score(ADA, "common rare").scores()).hasSize(KeywordIndex.ALL_TERMS_BELOW + 3);
        assertThat(score(ADA, "common").scores()).hasSize(KeywordIndex.ALL_TERMS_BELOW + 3);
    }

    @Test
    @DisplayName("words are there when the store is opened again")
    void survivesReopening() {
        assumeTrue(place.durable(), "this store is not durable");
        add(ADA, "green tea");
        erase(ADA, add(ADA, "black tea"));
        KeywordScores before = score(ADA, "tea green");

        opened.close();
        opened = place.open(model, new UnicodeAnalyzer());

        assertThat(score(ADA, "tea green")).isEqualTo(before);
        assertThat(before.scores()).hasSize(1);
    }

    private KeywordScores score(Scope scope, String query) {
        return opened.words().score(scope, query);
    }

    private ExperienceId add(Scope scope, String text) {
        return append(experiences.of(scope, text));
    }

    private ExperienceId append(Experience experience) {
        Appended outcome =
                opened.store().append(List.of(withoutVectors(experience))).get(0);
        assertThat(outcome).isEqualTo(Appended.of(Appended.Status.ACCEPTED, experience.id()));
        return experience.id();
    }

    private void addMany(Scope scope, int count, String text) {
        List<NewExperience> batch = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            batch.add(withoutVectors(experiences.of(scope, text + i)));
            if (batch.size() == 500 || i == count - 1) {
                opened.store().append(batch);
                batch.clear();
            }
        }
    }

    private static NewExperience withoutVectors(Experience experience) {
        return new NewExperience(experience, Map.of(), Optional.empty(), Optional.empty());
    }

    private void erase(Scope scope, ExperienceId id) {
        opened.store().erase(Erasure.ofIds(scope, List.of(id)), "rct_" + id, experiences.now());
    }
}
