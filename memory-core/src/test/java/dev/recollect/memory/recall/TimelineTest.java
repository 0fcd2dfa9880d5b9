// SPDX-License-Identifier: Apache-2.0
package dev.recollect.memory.recall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.recollect.memory.embedding.Purpose;
import dev.recollect.memory.experience.ExperienceId;
import dev.recollect.memory.experience.ExperienceType;
import dev.recollect.memory.experience.Provenance;
import dev.recollect.memory.store.Change;
import dev.recollect.memory.store.Changes;
import dev.recollect.memory.store.Erasure;
import dev.recollect.memory.store.ExperienceFilter;
import dev.recollect.memory.store.StoredExperience;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The timeline")
class TimelineTest {
    private final Past past = new Past();

    private List<ExperienceId> newest(int count) {
        return ids(ada().newest(count, turn -> true).stream());
    }

    private Timeline.ScopeTimeline ada() {
        return past.timeline.of(Past.ADA);
    }

    private static List<ExperienceId> ids(Stream<Turn> turns) {
        return turns.map(Turn::id).toList();
    }

    private ExperienceId said(String session, long secondsAgo) {
        return past.add(Said.text("said").in(session).secondsAgo(secondsAgo));
    }

    @Test
    @DisplayName("shows the newest first by when they happened, not by when they were told, ties by id")
    void order() {
        ExperienceId tied2 = past.add(Said.text("b").withId(2).secondsAgo(20));
        ExperienceId newest = past.add(Said.text("c").secondsAgo(10));
        ExperienceId tied1 = past.add(Said.text("a").withId(1).secondsAgo(20));
        ExperienceId oldest = past.add(Said.text("d").secondsAgo(30));

        assertThat(newest(9)).containsExactly(newest, tied2, tied1, oldest);
        assertThat(newest(2)).containsExactly(newest, tied2);
    }

    @Test
    @DisplayName("counts only what is allowed among the newest")
    void newestAllowed() {
        ExperienceId first = past.add(Said.text("a").by("Ana").secondsAgo(30));
        past.add(Said.text("b").by("Ben").secondsAgo(20));
        past.add(Said.text("c").by("Ben").secondsAgo(10));

        List<Turn> ofAna = ada().newest(1, turn -> turn.speaker().equals(Optional.of("Ana")));

        assertThat(ids(ofAna.stream())).containsExactly(first);
    }

    @Test
    @DisplayName("a turn's neighbours are those of its session, whatever was said elsewhere in between")
    void neighbours() {
        ExperienceId first = said("s", 50);
        said("t", 40);
        ExperienceId middle = said("s", 30);
        past.add(Said.text("outside of any session").secondsAgo(25));
        ExperienceId last = said("s", 20);

        assertThat(ids(ada().around(past.turn(middle)))).containsExactly(first, last);
        assertThat(ada().before(past.turn(first))).isEmpty();
        assertThat(ids(ada().after(past.turn(first)).stream())).containsExactly(middle);
        assertThat(ada().after(past.turn(last))).isEmpty();
    }

    @Test
    @DisplayName("only occurrences are neighbours: neither an observation in the session nor one without a session")
    void onlyOccurrences() {
        ExperienceId first = said("s", 50);
        ExperienceId observed = past.add(
                Said.text("observed").in("s").secondsAgo(40).with(builder -> builder.type(ExperienceType.OBSERVATION)));
        ExperienceId last = said("s", 30);
        ExperienceId alone = past.add(Said.text("alone").secondsAgo(35));

        assertThat(ids(ada().around(past.turn(first)))).containsExactly(last);
        assertThat(ada().around(past.turn(observed))).isEmpty();
        assertThat(ada().around(past.turn(alone))).isEmpty();
    }

    @Test
    @DisplayName("nothing of another user is found, counted or a neighbour, be the session of the same name")
    void scopes() {
        ExperienceId mine = said("s", 50);
        ExperienceId theirs = past.add(Said.text("theirs").to(Past.BOB).in("s").secondsAgo(40));

        assertThat(ada().find(theirs)).isEmpty();
        assertThat(ada().memories()).isEqualTo(1);
        assertThat(ada().around(past.turn(mine))).isEmpty();
        assertThat(newest(9)).containsExactly(mine);
    }

    @Test
    @DisplayName("what was erased is nowhere any more, and its neighbours are next to each other")
    void erased() {
        ExperienceId first = said("s", 50);
        ExperienceId middle = said("s", 40);
        ExperienceId last = said("s", 30);

        past.forget(Erasure.ofIds(Past.ADA, List.of(middle)));

        assertThat(ada().find(middle)).isEmpty();
        assertThat(newest(9)).containsExactly(last, first);
        assertThat(ids(ada().after(past.turn(first)).stream())).containsExactly(last);
        assertThat(ada().memories()).isEqualTo(2);
    }

    @Test
    @DisplayName("nothing is left of an erased user, though the changes have lost its name")
    void erasedUser() {
        ExperienceId gone = said("s", 50);
        ExperienceId theirs = past.add(Said.text("theirs").to(Past.BOB));

        past.forget(Erasure.ofUser(Past.ADA));

        assertThat(ada().find(gone)).isEmpty();
        assertThat(ada().memories()).isZero();
        assertThat(newest(9)).isEmpty();
        assertThat(past.timeline.of(Past.BOB).find(theirs)).isPresent();
    }

    @Test
    @DisplayName("an id that comes back under another user is there alone")
    void comesBackElsewhere() {
        ExperienceId id = said("s", 50);
        past.forget(Erasure.ofUser(Past.ADA));

        past.add(Said.text("back").to(Past.BOB).withId(1_000));

        assertThat(id).isEqualTo(Past.id(1_000));
        assertThat(ada().find(id)).isEmpty();
        assertThat(past.timeline.of(Past.BOB).find(id)).isPresent();
    }

    @Test
    @DisplayName("counts what a recall considers: all but reflections")
    void memories() {
        said("s", 50);
        ExperienceId exchange = past.add(Said.exchange("a?", "b.").in("s").secondsAgo(40));
        past.add(Said.text("reflected")
                .secondsAgo(30)
                .with(builder -> builder.type(ExperienceType.OBSERVATION)
                        .provenance(Provenance.of("agent", Provenance.Method.REFLECT))
                        .parents(List.of(exchange))));

        assertThat(ada().memories()).isEqualTo(2);
        assertThat(newest(9)).hasSize(3);

        past.forget(Erasure.ofIds(Past.ADA, List.of(exchange)));
        assertThat(ada().memories()).isEqualTo(1);
        assertThat(newest(9)).hasSize(1);
    }

    @Test
    @DisplayName("a vector that is made again changes neither order nor count")
    void embeddedAgain() {
        ExperienceId last = said("s", 30);
        ExperienceId between = said("s", 40);
        past.store
                .pendingContexts(9)
                .forEach(pending -> past.store.completeContext(pending, past.model.embed("again", Purpose.PASSAGE)));
        past.timeline.apply(past.store.changes(past.timeline.checkpoint(), 99));

        assertThat(newest(9)).containsExactly(last, between);
        assertThat(ada().memories()).isEqualTo(2);
        assertThat(past.timeline.checkpoint()).isEqualTo(past.store.lastChange());
    }

    @Test
    @DisplayName("changes that it knows already change nothing, even what was erased since")
    void replayed() {
        ExperienceId gone = said("s", 50);
        ExperienceId kept = said("s", 40);
        Changes asTheyWere = past.store.changes(0, 99);
        past.forget(Erasure.ofIds(Past.ADA, List.of(gone)));

        past.timeline.apply(asTheyWere);

        assertThat(newest(9)).containsExactly(kept);
        assertThat(ada().memories()).isEqualTo(1);
        assertThat(past.timeline.checkpoint()).isEqualTo(past.store.lastChange());
    }

    @Test
    @DisplayName("after a reset it is empty, and the feed brings the same back")
    void reset() {
        ExperienceId first = said("s", 50);
        ExperienceId gone = said("s", 45);
        ExperienceId last = said("s", 40);
        past.forget(Erasure.ofIds(Past.ADA, List.of(gone)));

        past.timeline.reset();
        assertThat(newest(9)).isEmpty();
        assertThat(past.timeline.checkpoint()).isZero();
        past.timeline.apply(past.store.changes(0, 99));

        assertThat(newest(9)).containsExactly(last, first);
        assertThat(ids(ada().before(past.turn(last)).stream())).containsExactly(first);
        assertThat(past.timeline.checkpoint()).isEqualTo(past.store.lastChange());
    }

    @Test
    @DisplayName("an empty page moves it on, never back")
    void emptyPage() {
        past.timeline.apply(new Changes(List.of(), 7, false));
        past.timeline.apply(new Changes(List.of(), 3, false));

        assertThat(past.timeline.checkpoint()).isEqualTo(7);
        assertThat(past.timeline.name()).isEqualTo("timeline");
    }

    @Test
    @DisplayName("holds nothing of what was erased, while it holds what was told beside it")
    void holdsNothingOfErased() {
        List<WeakReference<Object>> erased = tellAndErase();

        assertThat(newest(9)).hasSize(2);
        assertThat(erased).allSatisfy(reference -> assertThat(isHeld(reference)).isFalse());
    }

    /* What the garbage collector may take is named in a frame of its own, that nothing here holds it. */
    private List<WeakReference<Object>> tellAndErase() {
        Timeline told = past.timeline;
        List<StoredExperience> stored = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Map<String, String> own = Map.of("owner", "number " + i, "name " + i, "value");
            stored.add(new StoredExperience(
                    Said.text("said")
                            .by("speaker " + i)
                            .in(i < 2 ? "s" : "of number " + i)
                            .secondsAgo(50 - i)
                            .with(builder ->
                                    builder.content(builder.build().content().withAttributes(own)))
                            .experience(Past.id(1 + i)),
                    Map.of()));
        }
        told.load(stored);
        List<WeakReference<Object>> held = new ArrayList<>();
        for (int i : new int[] {1, 3}) {
            Turn turn = past.turn(Past.id(1 + i));
            held.add(new WeakReference<>(turn));
            held.add(new WeakReference<>(turn.id()));
            held.add(new WeakReference<>(turn.facets()));
            held.add(new WeakReference<>(turn.speaker().orElseThrow()));
            turn.facets().attributes().keySet().stream()
                    .filter(name -> name.startsWith("name"))
                    .forEach(name -> held.add(new WeakReference<>(name)));
            held.add(new WeakReference<>(
                    Objects.requireNonNull(turn.facets().attributes().get("owner"))));
        }
        told.apply(new Changes(
                Stream.of(1, 3)
                        .map(i -> new Change(i, Change.Kind.ERASED, Past.ADA, Past.id(1 + i), Optional.empty()))
                        .toList(),
                3,
                false));
        return held;
    }

    private static boolean isHeld(WeakReference<Object> reference) {
        for (int i = 0; i < 10 && reference.get() != null; i++) {
            System.gc();
        }
        return reference.get() != null;
    }

    @Test
    @DisplayName("shows readers beside a writer everything that stays, once and in order, with its neighbours")
    void readBesideChanges() throws Exception {
        int stay = 600;
        List<StoredExperience> page = new ArrayList<>();
        for (int i = 0; i < stay; i++) {
            page.add(stored(2 * i, "stays"));
        }
        past.timeline.load(page);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        AtomicBoolean done = new AtomicBoolean();
        try {
            Future<Integer> reading = threads.submit(() -> {
                int looks = 0;
                while (!done.get() || looks == 0) {
                    look(stay);
                    looks++;
                }
                return looks;
            });
            Future<?> writing = threads.submit(() -> comeAndGo(stay));
            writing.get();
            done.set(true);

            assertThat(reading.get()).isPositive();
        } finally {
            threads.shutdownNow();
        }
        assertThat(ada().memories()).isEqualTo(stay);
    }

    private static StoredExperience stored(int number, String kind) {
        return new StoredExperience(
                Said.text("said")
                        .in("s")
                        .secondsAgo(5_000 - number)
                        .with(builder ->
                                builder.content(builder.build().content().withAttributes(Map.of("kind", kind))))
                        .experience(Past.id(1 + number)),
                Map.of());
    }

    private void comeAndGo(int between) {
        long seq = 0;
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < between; i++) {
                past.timeline.load(List.of(stored(2 * i + 1, "goes")));
            }
            for (int i = 0; i < between; i++) {
                seq++;
                past.timeline.apply(new Changes(
                        List.of(new Change(seq, Change.Kind.ERASED, Past.ADA, Past.id(2 + 2 * i), Optional.empty())),
                        seq,
                        false));
            }
        }
    }

    private void look(int stay) {
        Timeline.ScopeTimeline timeline = ada();
        ExperienceFilter staying = ExperienceFilter.DEFAULT.withAttributes(Map.of("kind", "stays"));

        List<Turn> all = timeline.newest(Integer.MAX_VALUE, turn -> true);
        assertThat(all).isSortedAccordingTo(Turn.BY_TIME.reversed()).doesNotHaveDuplicates();
        assertThat(all.stream().filter(turn -> staying.test(turn.facets()))).hasSize(stay);
        assertThat(timeline.newest(Integer.MAX_VALUE, staying)).hasSize(stay);
        assertThat(timeline.first(Integer.MAX_VALUE, staying.withSession("s"))).hasSize(stay);
        for (int i = 1; i < stay - 1; i++) {
            Turn turn = timeline.find(Past.id(1 + 2 * i)).orElseThrow();
            assertThat(timeline.around(turn)).hasSize(2);
        }
    }
}
